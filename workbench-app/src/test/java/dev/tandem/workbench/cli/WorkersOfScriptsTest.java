package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.workbench.cli.LaunchedMain.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the workers of a script, however it ends.
@ExtendWith(LeavesNothing.class)
class WorkersOfScriptsTest {
    /// Starts an idle and a busy pool whose workers have children, and tells the pids of all.
    private static final String POOLS = """
            WorkerPool idle = WorkerPool.processes(1);
            WorkerPool busy = WorkerPool.processes(1);
            List<Long> pids = new ArrayList<>();
            for (WorkerPool pool : List.of(idle, busy)) {
                pids.addAll(pool.apply(() -> new ProcessBuilder("sleep", "600").start().pid()));
                pids.addAll(pool.apply(() -> ProcessHandle.current().pid()));
            }
            Thread.ofVirtual().start(() -> expectError(() -> busy.apply(() -> { while (true) Math.sin(1); })));
            System.out.println("pids " + pids.stream().map(p -> "" + p).collect(Collectors.joining(" ")));
            """;

    @TempDir
    private Path folder;
    private final List<LaunchedMain> launched = new ArrayList<>();

    @AfterEach
    void endWhatFailed() {
        launched.forEach(main -> main.process().destroyForcibly());
    }

    private LaunchedMain started(String text) throws IOException {
        Files.writeString(folder.resolve("a.jsh"), text);
        launched.add(LaunchedMain.startGroup(folder, "run", "a.jsh"));
        return launched.getLast();
    }

    private static List<Long> pids(LaunchedMain main) throws IOException, InterruptedException {
        main.awaitLine();
        String line = main.outSoFar().lines().findFirst().orElseThrow();
        return Arrays.stream(line.split(" ")).skip(1).map(Long::valueOf).toList();
    }

    private static void gone(List<Long> pids, Duration longest) {
        assertThat(pids).hasSize(4);
        Await.until("workers and their children are gone: " + pids, longest,
                () -> pids.stream().noneMatch(Processes::alive));
    }

    @Test
    void aScriptThatEndsLeavesNone() throws Exception {
        LaunchedMain main = started(POOLS);
        List<Long> pids = pids(main);
        assertThat(main.end().code()).isZero();
        gone(pids, Duration.ofMillis(1000));
    }

    @Test
    void aScriptThatFailsOrExitsLeavesNone() throws Exception {
        for (String end : List.of("int x = 1 / 0;", "System.exit(3);", "int x = nonsense;", "check(false);")) {
            LaunchedMain main = started(POOLS + end + "\n");
            List<Long> pids = pids(main);
            assertThat(main.end().code()).isEqualTo(end.contains("exit") ? 3 : 1);
            gone(pids, Duration.ofMillis(1000));
        }
    }

    @Test
    void terminationLeavesNone() throws Exception {
        LaunchedMain main = started(POOLS + "while (true) Math.sin(1);\n");
        List<Long> pids = pids(main);
        main.process().destroy();
        Result result = main.end();
        assertThat(result.code()).isEqualTo(143);
        gone(pids, Duration.ofMillis(1000));
    }

    /// What a terminal does at Ctrl-C: every process of the group gets the signal, while calls wait for two pools.
    @Test
    void interruptingTheWholeGroupIsOneInterruption() throws Exception {
        LaunchedMain main = started(POOLS + """
                { System.out.println("begun"); idle.map(x -> { while (true) Math.sin(x); }, List.of(1, 2, 3)); }
                """);
        List<Long> pids = pids(main);
        main.awaitLines(2);
        new ProcessBuilder("kill", "-INT", "--", "-" + main.process().pid()).start().waitFor();
        Result result = main.end();
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains("stopped", "a.jsh:10");
        gone(pids, Duration.ofMillis(1000));
    }

    @Test
    void killOfTheMainProcessLeavesNone() throws Exception {
        LaunchedMain main = started(POOLS + "Thread.sleep(600_000);\n");
        List<Long> pids = pids(main);
        // A stopped worker cannot notice anything by itself.
        new ProcessBuilder("kill", "-STOP", pids.get(1).toString()).start().waitFor();
        main.process().destroyForcibly();
        gone(pids, Duration.ofMillis(1000));
    }

    @Test
    void whatWorkersPrintIsShownWithItsOrigin() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), """
                WorkerPool pool = WorkerPool.processes(2);
                pool.apply(() -> System.out.println("hello"));
                System.out.println("between");
                """);
        Result result = LaunchedMain.run(folder, "", "run", "a.jsh");
        assertThat(result.out().lines()).containsExactlyInAnyOrder("between",
                "[pool-1 worker 0] hello", "[pool-1 worker 1] hello");
        assertThat(result.err()).isEmpty();
    }
}
