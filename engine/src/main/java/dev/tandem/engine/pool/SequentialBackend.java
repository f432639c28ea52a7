package dev.tandem.engine.pool;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.runtime.WorkerOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// One worker that is the calling thread. Nothing to end: a call ends when its task does.
final class SequentialBackend extends LocalBackend {
    private static final AtomicInteger COUNT = new AtomicInteger();

    SequentialBackend(WorkerOptions options) {
        super("sequential-" + COUNT.incrementAndGet(), "the calling thread", 1, options);
    }

    @Override
    public CompletableFuture<Object> call(int number, Prepared task) {
        try {
            return CompletableFuture.completedFuture(((LocalTask) task).runOn(worker(number)));
        } catch (TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        // Every call has ended when it returns.
    }
}
