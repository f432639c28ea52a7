package dev.tandem.workbench.cli;

import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.classpath.ClassPathIndex;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.snapshot.OffscreenWorkbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The `main` of a process that does what most users do first: runs a script, and with the argument `workbench` opens the window before,
/// off-screen, and runs one in it. A JVM that watches learns what Tandem loads and links; see `scripts/build.sh`.
///
/// It leaves nothing behind, and looks at no settings and plugins of the user.
public final class StartRehearsal {
    private static final String SCRIPT = """
            import java.util.stream.Collectors;
            record Point(double x, double y) {}
            double height(double x) { return x * x; }
            int total = 0;
            for (int i = 0; i < 10; i++) { total += i; }
            check(total == 45);
            INDArray x = Nd4j.linspace(0, 1, 50);
            check(x.mul(2).sumNumber().doubleValue() > 0);
            WorkerPool pool = WorkerPool.processes(1);
            check(pool.map(n -> height(n), List.of(1.0, 2.0)).equals(List.of(1.0, 4.0)));
            check(pool.apply(() -> x.maxNumber().doubleValue()).getFirst() > 0.9);
            pool.apply(() -> { System.out.println("said by a worker"); return 0; });
            System.out.println(new Point(1, 2));
            """;

    /// What users call often: the JVM keeps how such code was used, too, so that it compiles it sooner the next time. The first maps and
    /// sweeps of a script then take about a third less.
    private static final String OFTEN = """
            for (int i = 0; i < 600; i++) { pool.applyOnly(() -> 1, 0); }
            List<Integer> items = IntStream.range(0, 5000).boxed().toList();
            for (int i = 0; i < 12; i++) { pool.map(n -> n + 1, items); }
            for (int i = 0; i < 100; i++) { pool.applyOnly(y -> y, 0, x); }
            Sweep sweep = Sweep.named("rehearsal").parameter("x", Samples.linear(0, 1, 2000)).output("y", p -> height(p.get("x"))).notStored();
            for (int i = 0; i < 4; i++) { sweep.run(pool); }
            Operator twice = Operator.of(VectorSpace.real(10), VectorSpace.real(10), v -> v.mul(2));
            INDArray ones = VectorSpace.real(10).ones();
            try (ParallelVectorOfOperators both = new ParallelVectorOfOperators(List.of(twice, twice))) {
                for (int i = 0; i < 200; i++) { both.evaluate(ones); }
            }
            try (PoolManager<Integer, Integer> tasks = PoolManager.of((Integer n) -> n + 1).size(1).start()) {
                for (int i = 0; i < 400; i++) { tasks.put(i); tasks.get(); }
            }
            """;

    private static final long PAUSE_NANOS = 20_000_000;

    private StartRehearsal() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("tandem-rehearsal-");
        int code;
        try {
            ClassPathIndex.write();
            System.setProperty("tandem.plugins", folder.resolve("plugins").toString());
            Path script = Files.writeString(folder.resolve("first.jsh"), SCRIPT);
            OutputFolder output = OutputFolder.named(folder.resolve("out"), _ -> {});
            if (List.of(args).contains("workbench")) {
                inWindow(folder, script, new ScriptSettings(List.of(), output, false));
            }
            Files.writeString(script, SCRIPT + OFTEN);
            // Not by the parser: a cache of what needs its classes would have them loaded from their jar at each start.
            code = Main.execute(new String[] {"run", script.toString()});
        } finally {
            remove(folder);
        }
        System.exit(code);
    }

    private static void inWindow(Path folder, Path script, ScriptSettings scripts) throws IOException {
        Settings settings = new Settings(folder.resolve("settings.properties"));
        OnScreen.load();
        try (OffscreenWorkbench window = OffscreenWorkbench.open(settings, scripts, 1440, 900)) {
            window.showOnce(settings, folder.resolve("windows"));
            window.takePicture(folder.resolve("before.png"));
            window.start(script).join();
            awaitWorkers(window);
            window.takePicture(folder.resolve("after.png"));
        }
    }

    /// Waits until the window knows of the workers that the script has left open.
    private static void awaitWorkers(OffscreenWorkbench window) {
        Instant ended = Instant.now();
        while (window.shown().isBefore(ended)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
