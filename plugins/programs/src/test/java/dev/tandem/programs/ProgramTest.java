package dev.tandem.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ProgramTest {
    @TempDir
    private Path folder;

    private static Program shell(String script) {
        return Program.of("sh", "-c", script);
    }

    /// One that has ended and whom nobody has asked for it does not run.
    private static boolean isRunning(String pid) {
        try {
            return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    /// Those of others may be in use.
    private static boolean isOurs(String pid) {
        return Long.parseLong(pid) == ProcessHandle.current().pid() || !isRunning(pid);
    }

    @AfterEach
    void noFolderStays() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(all.map(each -> each.getFileName().toString()).filter(name -> name.matches("tandem-program-\\d+-.*"))
                    .filter(name -> isOurs(name.split("-")[2]))).isEmpty();
        }
    }

    @Test
    void parametersAreFilledIntoArgumentsAndFiles() throws Exception {
        Program program = Program.of("sh", "-c", "cat in/model.txt; echo \"$1 $2 ${WORD}\"", "name", "{n}", "{x:%.3f}")
                .input("in/model.txt", "x = {x}, n = {n:%04d}, literal {{x} and {} and ${HOME}\n").environment("WORD", "said")
                .keepIn(folder.resolve("kept")).output("n", Reading.lastNumber());
        assertThat(program.run(Map.of("x", 0.25, "n", 7.0))).isEqualTo(Map.of("n", 0.250));
        assertThat(folder.resolve("kept/run/stdout.txt")).hasContent("x = 0.25, n = 0007, literal {x} and {} and ${HOME}\n7 0.250 said\n");
        program.run(Map.of("x", 0.25, "n", 7.0));
        assertThat(folder.resolve("kept/run-2/in/model.txt")).exists();
    }

    @Test
    void outputsAreReadByPatternTableAndJson() throws Exception {
        Program program = shell("""
                echo "step 1 residual= 1.0E-3"; echo "step 2 residual= 2.5D-4"
                printf 't,y\\n0,1\\n1,4.5\\n' > table.csv
                printf '{"fit": {"values": [1, {"a/b": -2e3}], "text": "7.5"}}' > fit.json
                """)
                .output("residual", Reading.pattern("residual=\\s*(\\S+)")).output("last", Reading.csv("table.csv", "y"))
                .output("first", Reading.csv("table.csv", "y", 0)).output("deep", Reading.json("fit.json", "/fit/values/1/a~1b"))
                .output("text", Reading.json("fit.json", "/fit/text"));
        assertThat(program.run(Map.of())).isEqualTo(Map.of("residual", 2.5e-4, "last", 4.5, "first", 1.0, "deep", -2000.0, "text", 7.5));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> shell("echo nothing").output("y", Reading.pattern("y=(.*)")).run(Map.of()))
                .isInstanceOf(TandemException.class).hasMessageContaining("nothing matches: pattern=y=(.*)");
        assertThatThrownBy(() -> shell("echo y=many").output("y", Reading.pattern("y=(.*)")).run(Map.of()))
                .hasMessageContaining("not a number: value=many");
        assertThatThrownBy(() -> shell(":").output("y", Reading.csv("none.csv", "y")).run(Map.of()))
                .hasMessageContaining("left no such file: file=none.csv");
        assertThatThrownBy(() -> shell("echo a > t.csv; echo 1 >> t.csv").output("y", Reading.csv("t.csv", "y")).run(Map.of()))
                .hasMessageContaining("no such column: column=y").hasMessageContaining("t.csv");
        assertThatThrownBy(() -> shell("echo '{\"a\": [1]}' > t.json").output("y", Reading.json("t.json", "/a/1")).run(Map.of()))
                .hasMessageContaining("no such value: file=t.json, path=/a/1, step=1");
        assertThatThrownBy(() -> shell("echo '{' > t.json").output("y", Reading.json("t.json", "/a")).run(Map.of()))
                .hasMessageContaining("no JSON: file=t.json");
        assertThatThrownBy(() -> Program.of("echo", "{z}").run(Map.of("x", 1.0))).hasMessageContaining("blank={z}").hasMessageContaining("x");
        assertThatThrownBy(() -> Program.of("echo", "{x:%q}").run(Map.of("x", 1.0))).hasMessageContaining("no form for a number: blank={x:%q}");
        assertThatThrownBy(() -> Program.of("no-such-program-here").run(Map.of()))
                .hasMessageContaining("program not started: command=no-such-program-here");
        assertThatThrownBy(() -> shell("echo half; echo broken >&2; exit 3").run(Map.of())).hasMessageContaining("exit code=3")
                .hasMessageContaining("last words=broken");
        assertThatThrownBy(() -> Program.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Program.of("x").input("../y", "")).hasMessageContaining("file=../y");
        assertThatThrownBy(() -> Program.of("x").timeLimit(Duration.ZERO)).hasMessageContaining("limit=PT0S");
        assertThatThrownBy(() -> Reading.pattern("(")).hasMessageContaining("no regular expression: pattern=(");
        assertThatThrownBy(() -> Program.of("x").addTo(Sweep.named("s"))).hasMessageContaining("without outputs");
    }

    @Test
    void aRunThatTakesTooLongEndsWithAllThatItHasStarted() throws Exception {
        Path pids = folder.resolve("pids");
        String script =
                "(setsid sh -c 'echo $$ >> %1$s; sleep 1000' &); sh -c 'echo $$ >> %1$s; sleep 1000' & echo $$ >> %1$s; sleep 1000".formatted(pids);
        assertThatThrownBy(() -> shell(script).timeLimit(Duration.ofSeconds(2)).run(Map.of()))
                .isInstanceOf(TandemException.class).hasMessageContaining("took too long: limit=2.0 s");
        List<String> all = Files.readAllLines(pids);
        assertThat(all).hasSize(3).noneMatch(ProgramTest::isRunning);
    }

    @Test
    void whatAKilledWorkerHasLeftGoesWithTheNextRun() throws Exception {
        Path pids = folder.resolve("pids");
        Program program = shell("[ -e %1$s ] || { echo $PPID > %1$s; sleep 1000; }; echo 7".formatted(pids)).output("y", Reading.lastNumber());
        Thread killer = new Thread(() -> {
            try {
                while (!Files.exists(pids) || Files.size(pids) == 0) {
                    Thread.sleep(1);
                }
                ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())).orElseThrow().destroyForcibly();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        killer.start();
        try (WorkerPool pool = WorkerPool.processes(1)) {
            assertThat(program.addTo(Sweep.named("killed").parameter("x", Samples.of(1)).notStored()).run(pool).column("y")).containsExactly(7);
        }
        killer.join();
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        Path pids = folder.resolve("pids");
        Thread[] thrown = new Thread[1];
        Thread thread = new Thread(() -> {
            try {
                shell("echo $$ > %s; sleep 1000".formatted(pids)).run(Map.of());
            } catch (InterruptedException e) {
                thrown[0] = Thread.currentThread();
            }
        });
        thread.start();
        while (!Files.exists(pids) || Files.size(pids) == 0) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown[0]).isSameAs(thread);
        assertThat(isRunning(Files.readString(pids).strip())).isFalse();
    }

    @Test
    void aSweepRunsItOnceForEachPointOnWorkers() throws Exception {
        Path runs = folder.resolve("runs");
        Program program = shell("echo run >> %s; [ {x} != 2 ] || exit 1; echo a={x} b=$(( {x} * 10 ))".formatted(runs))
                .output("a", Reading.pattern("a=(\\d+)")).output("b", Reading.pattern("b=(\\d+)"));
        SweepResult table;
        try (WorkerPool pool = WorkerPool.processes(2)) {
            table = program.addTo(Sweep.named("models").parameter("x", Samples.of(1, 2, 3, 4)).attempts(1).notStored()).run(pool);
        }
        assertThat(table.column("a")).containsExactly(1, Double.NaN, 3, 4);
        assertThat(table.column("b")).containsExactly(10, Double.NaN, 30, 40);
        assertThat(table.failures()).singleElement().satisfies(failure -> assertThat(failure.error().getMessage()).contains("exit code=1"));
        assertThat(Files.readAllLines(runs)).hasSize(4);
    }
}
