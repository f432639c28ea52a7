package dev.tandem.engine.worker;

import dev.tandem.engine.internal.worker.WorkerContext;
import java.util.random.RandomGenerator;

/// What code that runs on a worker can ask about its place: the same on every kind of pool.
public final class Worker {
    private Worker() {}

    /// The number of this worker in its group, from 0.
    ///
    /// @throws dev.tandem.engine.TandemException when the caller does not run on a worker
    public static int number() {
        return WorkerContext.require().number();
    }

    /// How many workers the group has.
    public static int count() {
        return WorkerContext.require().count();
    }

    /// On which machine this worker runs: `HOST`, on a node that stands for another one `HOST/NODE`.
    ///
    /// @throws dev.tandem.engine.TandemException when the caller does not run on a worker
    public static String host() {
        return WorkerContext.require().host();
    }

    /// This worker's own random generator: the same numbers in every run with the same seed of the
    /// group, and different ones on each worker. Not for use by several threads at once.
    ///
    /// The random arrays of `Nd4j.rand` and its like follow from that seed, too, on workers that are processes or threads.
    public static RandomGenerator random() {
        return WorkerContext.require().random();
    }

    /// True when the caller runs on a worker.
    public static boolean onWorker() {
        return WorkerContext.current() != null;
    }
}
