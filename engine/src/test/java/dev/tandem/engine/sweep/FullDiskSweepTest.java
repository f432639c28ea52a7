package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LimitedMain;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class FullDiskSweepTest {
    /// In blocks of 512 bytes: room for some hundred thousand rows.
    private static final String LIMIT = "ulimit -f 12000";
    private static final Pattern KEPT = Pattern.compile("kept=(\\d+)");

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSweepWithoutRoomForItsRowsSaysWhatIsKeptAndGoesOnWhenThereIsRoom() throws Exception {
        unpackTheDatabase();
        Path file = folder.resolve("too-much.duckdb");
        List<String> lines = LimitedMain.linesOf(LIMIT, FullDiskSweepMain.class, List.of(), file.toString());
        assertThat(lines).as("output").hasSize(4);
        assertThat(lines.getFirst()).startsWith("failed ").contains("path=" + file, "kept=", "File too large");
        assertThat(lines.subList(1, 3)).containsExactly("running []", "pool [2, 3]");
        Matcher kept = KEPT.matcher(lines.getFirst());
        assertThat(kept.find()).isTrue();
        long rows = Long.parseLong(kept.group(1));
        assertThat(lines.get(3)).isEqualTo("rows " + rows);

        try (WorkerPool pool = WorkerPool.threads(2)) {
            SweepResult found = SweepResult.open(file);
            assertThat(rows).isBetween(1L, FullDiskSweepMain.POINTS - 1L);
            assertThat(found.rows().stream().filter(row -> row.status() == RowStatus.DONE).count()).isEqualTo(rows);
            SweepResult whole = FullDiskSweepMain.sweep().resume(pool, file);
            assertThat(whole.isComplete()).isTrue();
            assertThat(whole.sql("select count(*) as n, count(distinct row) as d from rows").rows())
                    .containsExactly(List.of((long) FullDiskSweepMain.POINTS, (long) FullDiskSweepMain.POINTS));
            SweepResult quiet = FullDiskSweepMain.sweep().run(pool);
            assertThat(whole.column("noise")).isEqualTo(quiet.column("noise"));
            assertThat(SweepResult.open(file).column("more")).isEqualTo(quiet.column("more"));
        }
    }

    /// Its library is a large file, and comes from the same place in all processes.
    private void unpackTheDatabase() {
        try (WorkerPool pool = WorkerPool.threads(1)) {
            Sweep.named("small").parameter("x", Samples.of(1)).output("y", p -> 1).runInto(pool, folder.resolve("small.duckdb"));
        }
    }
}
