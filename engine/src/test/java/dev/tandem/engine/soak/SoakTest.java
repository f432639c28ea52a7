package dev.tandem.engine.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LimitedMain;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Random operations for ten minutes beside kills of workers and guardian, with shared memory and disk that are full at times
/// and workers that take too much memory: no wrong answer, no lost row, and nothing left.
///
/// `-Dtandem.soak.seconds=N` runs shorter, `-Dtandem.soak.seed=N` in another order.
@Tag("alone")
@Tag("long")
@ExtendWith(LeavesNothing.class)
@Timeout(3600)
class SoakTest {
    private static final int SECONDS = Integer.getInteger("tandem.soak.seconds", 600);
    private static final long SEED = Long.getLong("tandem.soak.seed", System.nanoTime());
    /// In blocks of 512 bytes. A limit on the length of files stands for a place that is full.
    private static final String LIMIT = "ulimit -f 12000";

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void randomOperationsUnderFaultsGiveNoWrongAnswerAndLeaveNothing() throws Exception {
        unpackTheDatabase();
        List<String> lines = LimitedMain.linesOf(LIMIT, SoakMain.class, List.of("-Dtandem.segments.named=true", "-Ddtype=double"),
                folder.toString(), Integer.toString(SECONDS), Long.toString(SEED));
        lines.forEach(System.out::println);
        String report = String.join("\n", lines);
        assertThat(lines).as(report).contains("wrong []", "nothing left");
        String mark = "TANDEM_WORKER=" + lines.getFirst().replace("pid ", "") + "-";
        assertThat(marked(mark)).as("processes of workers left").isEmpty();
    }

    /// Its library is a large file, and comes from the same place in all processes.
    private void unpackTheDatabase() {
        try (WorkerPool pool = WorkerPool.threads(1)) {
            Sweep.named("small").parameter("x", Samples.of(1)).output("y", p -> 1).runInto(pool, folder.resolve("small.duckdb"));
        }
    }

    private static List<String> marked(String mark) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                if (environment(process).contains(mark) && Processes.alive(Long.parseLong(process.getFileName().toString()))) {
                    found.add(process.toString());
                }
            }
        }
        return found;
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Somebody else's process, or one that is gone.
            return "";
        }
    }
}
