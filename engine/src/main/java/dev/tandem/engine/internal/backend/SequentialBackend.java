package dev.tandem.engine.internal.backend;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// One worker that is the calling thread, one call at a time. Nothing to end: a call ends when its task does.
public final class SequentialBackend extends LocalBackend {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Held while a task runs.
    private final ReentrantLock busy = new ReentrantLock();

    public SequentialBackend(WorkerOptions options) {
        super("sequential-" + COUNT.incrementAndGet(), "the calling thread", 1, options);
    }

    @Override
    CompletableFuture<Object> call(int number, LocalTask task) {
        try {
            busy.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new CallInterruptedException("interrupted while waiting: pool=" + name(), e));
        }
        try {
            requireOpen();
            return CompletableFuture.completedFuture(run(task, number));
        } catch (ClosedException | TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            busy.unlock();
        }
    }

    @Override
    public boolean runsOnCaller() {
        return true;
    }

    @Override
    public void keep() {
        requireOpen();
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        // Every call has ended when it returns.
    }
}
