package dev.tandem.benchmarks;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.internal.process.StartCache;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.nd4j.linalg.factory.Nd4j;

/// How soon workers answer, and how soon one knows that one has died.
final class Starts implements Section {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Report report) throws Exception {
        prepareAsTheBuildDoes();
        report.clocked("pool of 2, start to first result, cold", Unit.MILLISECONDS, 200, Repeats.of(2, 15), () -> {
            long begin = System.nanoTime();
            try (WorkerPool pool = WorkerPool.processes(2)) {
                pool.apply(() -> 1);
                return System.nanoTime() - begin;
            }
        });
        report.clocked("pool of 2, start to first array computed, cold", Unit.MILLISECONDS, 600, Repeats.of(1, 8), () -> {
            long begin = System.nanoTime();
            try (WorkerPool pool = WorkerPool.processes(2)) {
                pool.apply(() -> Nd4j.ones(3).sumNumber().doubleValue());
                return System.nanoTime() - begin;
            }
        });
        spares(report);
        report.clocked("worker dies in a task, caller knows", Unit.MILLISECONDS, 20, Repeats.of(2, 15), Starts::death);
    }

    /// The cache of classes depends on the class path, which is longer here than that of the workbench.
    private static void prepareAsTheBuildDoes() throws Exception {
        Process maker = new ProcessBuilder(Jvm.command(StartCache.class)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        maker.waitFor();
    }

    private static void spares(Report report) {
        Spares.keep(2);
        try {
            report.clocked("pool of 2, start to first result, on spares", Unit.MILLISECONDS, 10, Repeats.of(3, 15), () -> {
                while (ParallelExecutionManager.snapshot().spares().size() < 2) {
                    Thread.sleep(10);
                }
                // Spares that have just come are still busy with loading ND4J.
                Thread.sleep(1_500);
                long begin = System.nanoTime();
                try (WorkerPool pool = WorkerPool.processes(2)) {
                    pool.apply(() -> 1);
                    return System.nanoTime() - begin;
                }
            });
        } finally {
            Spares.keep(0);
        }
    }

    private static double death() throws Exception {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            long pid = pool.applyOnly(() -> ProcessHandle.current().pid(), 0);
            CompletableFuture<Long> known = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    pool.applyOnly(() -> {
                        while (true) {
                            Math.sin(Worker.number());
                        }
                    }, 0);
                } catch (WorkerLostException e) {
                    known.complete(System.nanoTime());
                }
            });
            while (!isBusy(ParallelExecutionManager.snapshot().roots(), pool.name())) {
                Thread.sleep(1);
            }
            // The task has been sent; now it runs.
            Thread.sleep(20);
            long begin = System.nanoTime();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            double time = known.get() - begin;
            caller.join();
            return time;
        }
    }

    private static boolean isBusy(List<RuntimeSnapshot.Scope> scopes, String group) {
        return scopes.stream().anyMatch(scope -> isBusy(scope.scopes(), group) || scope.groups().stream()
                .anyMatch(each -> each.name().equals(group) && each.workers().getFirst().state() == WorkerState.BUSY));
    }
}
