package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.log.LogFolder;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.log.LoggedRun;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What workers print is on disk after the end of the program, of whatever kind.
class LogsOnDiskTest {
    @TempDir
    private Path folder;

    private String script(String lines) throws IOException {
        return Files.writeString(folder.resolve("s.jsh"), "WorkerPool pool = WorkerPool.processes(1);\n" + lines).toString();
    }

    private List<LogLine> lines() {
        List<LogLine> all = new ArrayList<>();
        try {
            for (LoggedRun run : new LogFolder(folder.resolve("logs")).runs()) {
                run.read(all::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    @Test
    void aRunThatIsKilledLeavesWhatItsWorkersHavePrinted() throws Exception {
        LaunchedMain run = LaunchedMain.start(folder, "", "run", script("""
                pool.apply(() -> { System.out.println("printed"); System.err.println("amiss"); });
                Thread.sleep(60_000);
                """));
        try {
            Await.until("lines on disk", () -> lines().stream().anyMatch(line -> line.text().equals("amiss")));
            run.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertThat(lines()).extracting(line -> line.level().word() + " " + line.text()).contains("out printed", "error amiss")
                    .anyMatch(line -> line.matches("state process \\d+ is ready"));
            assertThat(new LogFolder(folder.resolve("logs")).runs()).singleElement().satisfies(each -> {
                assertThat(each.what()).isEqualTo("run s.jsh");
                assertThat(each.isOpen()).isFalse();
            });
        } finally {
            run.process().destroyForcibly();
        }
    }

    @Test
    void whereTheDiskIsFullThatIsToldOnceAndTheProgramGoesOn() throws Exception {
        // Files that may not grow further are what a full disk is.
        LaunchedMain.Result result = LaunchedMain.startFrom(List.of("sh", "-c", "ulimit -f 64; exec \"$0\" \"$@\""), folder, "run", script("""
                pool.apply(() -> { for (int i = 0; i < 20_000; i++) { System.out.println("line " + i); } });
                pool.apply(() -> { for (int i = 0; i < 20_000; i++) { System.out.println("line " + i); } });
                pool.close();
                Files.createFile(Path.of("at-the-end"));
                """)).end();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("at-the-end")).exists();
        assertThat(result.err().lines().filter(line -> line.contains("not kept on disk"))).as(result.err()).hasSize(1);
        assertThat(lines()).isNotEmpty();
    }

    @Test
    void whereWorkersDieThatIsALineWithTheReason() throws Exception {
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", script("""
                try { pool.apply(() -> { Runtime.getRuntime().halt(7); }); } catch (WorkerLostException e) { }
                pool.apply(() -> { System.out.println("again"); });
                pool.close();
                """));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(lines()).extracting(line -> line.source() + ": " + line.text())
                .anyMatch(line -> line.matches("pool-1/0: process \\d+ has ended: .*7.*"))
                .anyMatch(line -> line.endsWith(": again"));
    }
}
