package dev.tandem.cluster.support;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.util.stream.Collectors;

/// A program that has workers on a cluster, tells their processes, and then waits for what happens to it.
public final class Driver {
    private Driver() {}

    public static void main(String[] args) throws InterruptedException {
        ParallelExecutionManager.on(args[0]);
        WorkerPool pool = WorkerPool.newParallelPool();
        System.out.println(pool.apply(() -> ProcessHandle.current().pid()).stream().map(String::valueOf).collect(Collectors.joining(" ")));
        Thread.sleep(Long.MAX_VALUE);
    }
}
