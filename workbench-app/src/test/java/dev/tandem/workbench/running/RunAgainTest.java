package dev.tandem.workbench.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.Belongings.Ended;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A file that runs a second time in one session.
@ExtendWith(LeavesNothing.class)
class RunAgainTest {
    @TempDir
    private Path folder;

    private ScriptHost host;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<StatementOutcome> outcomes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        host = new ScriptHost(SessionOptions.standard(),
                ScriptContext.withoutWindow(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {})));
        host.addListener(new HostListener() {
            @Override
            public void said(String text) {
                said.add(text);
            }

            @Override
            public void happened(StatementOutcome outcome) {
                outcomes.add(outcome);
            }
        });
    }

    @AfterEach
    void close() {
        host.close();
    }

    private void file(String name, String text) throws Exception {
        host.runFile(new SourceText(name, text), Path.of("/nowhere", name)).get(60, TimeUnit.SECONDS);
    }

    private String typed(String text) throws Exception {
        host.run(new SourceText("console:1", text)).get(60, TimeUnit.SECONDS);
        return outcomes.getLast() instanceof StatementOutcome.Value value ? value.rendered()
                : String.join("\n", ErrorReport.lines(outcomes.getLast()));
    }

    private static List<String> pools() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(RunAgainTest::pools).sorted().toList();
    }

    private static Stream<String> pools(RuntimeSnapshot.Scope scope) {
        return Stream.concat(scope.groups().stream().map(group -> group.name().replaceAll("-\\d+$", "")),
                scope.scopes().stream().flatMap(RunAgainTest::pools));
    }

    private static String pool(String name) {
        return "WorkerPool.processes(1, WorkerOptions.DEFAULT.withName(\"" + name + "\"))";
    }

    @Test
    void endsThePoolsOfItsFirstRunAndOfNothingElse() throws Exception {
        typed("var console = " + pool("console"));
        file("b.jsh", "var other = " + pool("other") + ";");
        String text = "WorkerPool one = " + pool("one") + ";\nvar inner = new ParallelExecutionManager(\"inner\");\nvar two = " + pool("two") + ";\n"
                + "WorkerPool t = WorkerPool.threads(2, WorkerOptions.DEFAULT.withName(\"t\")); var oldOne = one;";
        file("a.jsh", text);
        // A line of the file ends nothing, and what it opens belongs to nobody.
        host.run(new SourceText("a.jsh", "var line = " + pool("line"))).get(60, TimeUnit.SECONDS);
        assertThat(pools()).containsExactly("console", "line", "one", "other", "two");
        assertThat(said).isEmpty();
        file("a.jsh", text);
        assertThat(said).containsExactly("Ended what the last run of a.jsh had left open: one (1 worker), two (1 worker) and t (2 workers).");
        assertThat(pools()).containsExactly("console", "line", "one", "other", "two");
        assertThat(typed("one.map(x -> x + 1, List.of(1))")).isEqualTo("[2]");
        // Renamed, it is the same text.
        host.moved("a.jsh", Path.of("/nowhere/a.jsh"), Path.of("/nowhere/c.jsh"));
        file("a.jsh", "1");
        assertThat(said).hasSize(1);
        file("c.jsh", "int fresh = 1;");
        assertThat(said.getLast()).startsWith("Ended what the last run of c.jsh had left open: one (1 worker), two");
        assertThat(pools()).containsExactly("console", "line", "other");
        assertThat(typed("one.map(x -> x + 1, List.of(1))")).contains("already terminated").contains("c.jsh runs again");
    }

    @Test
    void whatIsKeptLivesOnAndWhatCannotBeIsNamed() throws Exception {
        String text = "WorkerPool a = keep(" + pool("a") + ");\nvar b = " + pool("b") + ";\nvar data = b.push(List.of(1));\n"
                + "keep(data);\nvar c = PoolManager.of((Integer x) -> x + 1).name(\"c\").size(1).start();\nkeep(c);\nvar d = " + pool("d") + ";\n"
                + "var m = keep(ParallelManager.processes(1)); keep(plot(new double[] {1}, new double[] {2}));";
        file("a.jsh", text);
        assertThat(outcomes).allMatch(StatementOutcome::succeeded);
        file("a.jsh", "var again = 1;");
        assertThat(said).hasSize(1).first().asString().matches("Ended what the last run of a.jsh had left open: d \\(1 worker\\)\\. "
                + "Kept from earlier runs of a.jsh: a \\(1 worker\\), b \\(1 worker\\) and c-\\d+ \\(1 worker\\)\\.");
        assertThat(pools()).containsExactly("a", "b", "c");
        assertThat(typed("keep(new int[3])")).contains("cannot be kept over the next run: type=int[]");
        assertThat(typed("keep(null)")).contains("object=null");
        assertThat(typed("keep(d)")).contains("already terminated").contains("a.jsh runs again");
    }

    @Test
    void whatEachRunKeepsStandsBesideTheLastAndIsTold() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            file("a.jsh", "var pool = keep(" + pool(name) + "); var threads = keep(WorkerPool.threads(2, WorkerOptions.DEFAULT.withName(\"t" + name
                    + "\")));");
        }
        assertThat(said).containsExactly("Kept from earlier runs of a.jsh: a (1 worker) and ta (2 workers).",
                "Kept from earlier runs of a.jsh: a (1 worker), ta (2 workers), b (1 worker) and tb (2 workers).");
        typed("pool.close(); threads.close();");
        host.moved("a.jsh", Path.of("/nowhere/a.jsh"), Path.of("/nowhere/b.jsh"));
        file("b.jsh", "int x = 1;");
        assertThat(said.getLast()).startsWith("Kept from earlier runs of b.jsh: a (1 worker)").doesNotContain("c (1");
    }

    @Test
    void aRunThatFailsHalfWayIsEndedByTheNext() throws Exception {
        file("a.jsh", "var a = " + pool("a") + ";\nnonsense;\nvar b = " + pool("b") + ";");
        assertThat(pools()).containsExactly("a");
        file("a.jsh", "var a = " + pool("a") + ";");
        assertThat(said).containsExactly("Ended what the last run of a.jsh had left open: a (1 worker).");
        assertThat(pools()).containsExactly("a");
        host.reset();
        Await.until("workers to end", () -> pools().isEmpty());
        file("a.jsh", "var a = 1;");
        assertThat(said).hasSize(1);
    }

    @Test
    void aRunThatWaitsForTheFirstEndsItWhenItBegins() throws Exception {
        var first = host.runFile(new SourceText("a.jsh", "var a = " + pool("a") + "; int sum = a.map(x -> x, List.of(1, 2)).size();"), null);
        file("untitled-1.jsh", "int other = 1;");
        var second = host.runFile(new SourceText("a.jsh", "int now = sum;"), null);
        first.get(60, TimeUnit.SECONDS);
        second.get(60, TimeUnit.SECONDS);
        assertThat(said).containsExactly("Ended what the last run of a.jsh had left open: a (1 worker).");
        assertThat(typed("now")).isEqualTo("2");
    }

    @Test
    void saysInOneSentenceWhatWasEnded() {
        assertThat(FileRuns.sentences("a.jsh", List.of(), List.of())).isEmpty();
        assertThat(FileRuns.sentences("a.jsh", List.of(new Ended("pool-1", 2, true), new Ended("pool-2", 1, false)), List.of()))
                .isEqualTo("Ended what the last run of a.jsh had left open: pool-1 (2 workers) and pool-2 (1 worker). Not gone yet: pool-2.");
    }
}
