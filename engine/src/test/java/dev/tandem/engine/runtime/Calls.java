package dev.tandem.engine.runtime;

import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.function.Task;
import java.util.concurrent.CompletableFuture;

/// Short forms for the tests of this package.
public final class Calls {
    /// Signals, for [Signals#toGroup(long, int)].
    public static final int STOP = 19;
    public static final int CONTINUE = 18;

    private Calls() {}

    public static CompletableFuture<Object> send(WorkerGroup group, int worker, Task<?> task) {
        return group.call(worker, Shipping.ship(task), CallOptions.labelled("test"));
    }

    public static Object run(WorkerGroup group, int worker, Task<?> task) {
        return WorkerGroup.await(send(group, worker, task));
    }

    public static long pid(WorkerGroup group, int worker) {
        return (long) run(group, worker, () -> ProcessHandle.current().pid());
    }

    public static WorkerGroup group(int size) {
        return WorkerGroup.open(GroupSpec.of("test", size));
    }

    /// A task that computes until its process is killed, whatever it is told.
    public static Object spin() {
        double sum = 0;
        while (sum > -1) {
            sum += Math.abs(Math.sin(sum));
            Thread.interrupted();
        }
        return sum;
    }
}
