package dev.tandem.cluster.support;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Path;
import java.util.List;

/// A program that computes a sweep on a cluster into a file, and tells how far it is. It is killed meanwhile.
public final class DoomedSweep {
    public static final int POINTS = 1000;

    private DoomedSweep() {}

    /// The same everywhere.
    public static Sweep sweep() {
        return Sweep.named("doomed").seed(5).parameter("x", Samples.linear(0, POINTS - 1, POINTS)).output("y", point -> {
            Thread.sleep(5);
            return 2 * point.get("x");
        }).output("noise", point -> point.random().nextDouble());
    }

    public static void main(String[] args) {
        ParallelExecutionManager.on(args[0]);
        sweep().onProgress(event -> System.out.println("done " + event.progress().done())).runInto(WorkerPool.newParallelPool(), Path.of(args[1]));
    }

    /// Starts it in a process of its own.
    public static Process start(TwoNodes nodes, Path file, Path log) {
        return Launched.start(DoomedSweep.class, List.of(), log.toFile(), nodes.word(), file.toString());
    }
}
