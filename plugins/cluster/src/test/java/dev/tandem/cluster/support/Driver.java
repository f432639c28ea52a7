package dev.tandem.cluster.support;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.util.Random;
import java.util.stream.Collectors;

/// A program that has workers on a cluster, tells their processes, and then calls them again and again and tells
/// how that went.
public final class Driver {
    private static final int PAUSE = 100;

    private Driver() {}

    public static void main(String[] args) throws InterruptedException {
        ParallelExecutionManager.on(args[0]);
        WorkerPool pool = open();
        System.out.println(pool.apply(() -> ProcessHandle.current().pid()).stream().map(String::valueOf).collect(Collectors.joining(" ")));
        while (true) {
            Thread.sleep(PAUSE);
            try {
                pool.apply(() -> 1);
                System.out.println("went well");
            } catch (TandemException e) {
                System.out.println("went wrong: " + e.getMessage());
            }
        }
    }

    /// Tries until there is room.
    private static WorkerPool open() throws InterruptedException {
        while (true) {
            try {
                return WorkerPool.newParallelPool();
            } catch (TandemException e) {
                System.out.println("refused: " + e.getMessage());
                // Two that were refused together must not try again together.
                Thread.sleep(PAUSE + new Random().nextLong(20L * PAUSE));
            }
        }
    }
}
