package dev.tandem.engine.pool;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What a thread of the engine does for a caller who does not wait; the thread ends with it.
final class Later {
    private Later() {}

    /// Begins it at once. Whoever else completes the future, by cancelling it or by a timeout, interrupts it.
    ///
    /// @param what names it in messages and, with the pool, the thread
    // Whatever ends it is told by the future.
    static <T> CompletableFuture<T> run(String what, String pool, Supplier<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread runner = EngineThreads.create("tandem-" + what + "-" + pool, () -> {
            try {
                future.complete(work.get());
            } catch (Throwable e) {
                future.completeExceptionally(e instanceof TandemException known ? known : new TandemException(what + " failed: " + e, e));
            }
        });
        future.whenComplete((_, _) -> {
            if (future.isCancelled() || Thread.currentThread() != runner) {
                runner.interrupt();
            }
        });
        runner.start();
        return future;
    }
}
