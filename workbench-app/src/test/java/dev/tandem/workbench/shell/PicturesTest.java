package dev.tandem.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.Usage;
import dev.tandem.processes.ProcessNode;
import dev.tandem.processes.ProcessTree;
import dev.tandem.workbench.feed.EngineState;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final String SCRIPT = """
            // Three workers square numbers; the slow ones stay visible.
            WorkerPool pool = WorkerPool.processes(WORKERS);
            List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3, 4, 5));
            INDArray grid = Nd4j.linspace(0, 1, 5);
            String name = "a rather long text that does not fit into the table of variables at all";
            pool.apply(() -> System.out.println("hello from worker " + Worker.number()));
            System.out.println("squares: " + squares);
            squares
            int broken = "text";
            """;
    private static final String LONG_RUN = """
            pool.map(x -> { for (long t = System.nanoTime(); System.nanoTime() - t < 60e9;) Math.sin(x); return x; }, List.of(1, 2, 3))
            """;

    @TempDir
    private Path folder;

    @Test
    void aScriptThatRunsIsSeenEverywhere() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            run(open, 3);
            CompletableFuture<Void> busy = open.workbench().host().run(new SourceText("busy", LONG_RUN));
            OpenWindow.awaitWindow("three busy workers", () -> status(open).busy() == 3 && status(open).cpu() > 0.1);
            open.picture("session-light");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                open.workbench().window().show("tandem.logs");
                open.workbench().window().show("tandem.variables");
                return null;
            });
            open.picture("session-dark");
            assertThat(busy).isNotDone();
        }
    }

    @Tag("long")
    @Test
    void manyWorkersAndASmallWindow() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            run(open, 16);
            OpenWindow.awaitWindow("workers", () -> status(open).workers() == 16);
            open.picture("session-small");
            open.press("kill-all");
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> ((Label) open.workbench().window().scene().lookup("#kill-heading")).getText()
                    .contains("16 workers gone"));
            OpenWindow.awaitWindow("empty tree", () -> status(open).workers() == 0);
            open.picture("session-small-killed");
        }
    }

    private record Shown(long workers, long busy, double cpu) {}

    /// What the tree of processes shows at its root.
    private static Shown status(OpenWindow open) {
        EngineState state = open.workbench().feed().latest();
        List<ProcessNode> roots = ProcessTree.of(state.snapshot(), state::usage);
        long workers = roots.stream().flatMap(ProcessNode::workers).count();
        return new Shown(workers, roots.stream().mapToLong(root -> root.count(WorkerState.BUSY)).sum(),
                roots.stream().mapToDouble(root -> root.usage().cpu()).sum());
    }

    @Test
    void sixtyFourWorkersAndLongNamesStayReadable() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            String name = "a scope with a name so long that it can be read in a tooltip only, if at all";
            List<EngineState> states = IntStream.range(0, 2).mapToObj(_ -> manyWorkers(name)).toList();
            OpenWindow.onWindow(() -> {
                long begun = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    open.workbench().feed().pass(states.get(i % 2));
                }
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
                return null;
            });
            open.picture("many-workers");
        }
    }

    private static EngineState manyWorkers(String scope) {
        List<RuntimeSnapshot.Worker> workers = IntStream.range(0, 64).mapToObj(number -> new RuntimeSnapshot.Worker(number,
                40_000 + number, "local", number % 3 == 0 ? WorkerState.IDLE : WorkerState.BUSY, number % 3 == 0 ? null
                        : "evaluate the misfit of the epidemic model at a point with a long description",
                Duration.ofSeconds(number * 7L),
                0, number * 1234L, number % 7 == 0 ? number : 0, 0, 0, 0)).toList();
        Map<RuntimeSnapshot.Process, Usage> usages = workers.stream().collect(Collectors.toMap(RuntimeSnapshot.Worker::process,
                worker -> new Usage(worker.number() / 64.0, worker.number() * 20_000_000L, 30_000_000L, 80_000_000L)));
        var group = new RuntimeSnapshot.Group(99, "sweep of the epidemic model over two parameters", workers);
        var root = new RuntimeSnapshot.Scope(1, "session-1", List.of(new RuntimeSnapshot.Scope(2, scope, List.of(), List.of(group))), List.of());
        return new EngineState(new RuntimeSnapshot(Instant.now(), 64, 48, List.of(root)), usages);
    }

    private void run(OpenWindow open, int workers) throws Exception {
        Path script = folder.resolve("squares.jsh");
        Files.writeString(script, SCRIPT.replace("WORKERS", "" + workers));
        OpenWindow.onWindow(() -> {
            open.workbench().open(script);
            open.workbench().window().run("tandem.run.file");
            return null;
        });
        open.workbench().host().run(new SourceText("plot", """
                double[] time = IntStream.range(0, 200).mapToDouble(i -> i / 10.0).toArray();
                plot().line("wave", time, Arrays.stream(time).map(t -> Math.sin(t) * Math.exp(-t / 8)).toArray())
                        .title("A decaying wave").xLabel("time").yLabel("amplitude");
                """)).join();
        open.workbench().host().run(new SourceText("end", "1")).join();
    }
}
