package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.worker.WorkerContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// One worker that is the calling thread. Nothing to kill: a call ends when its task does.
final class SequentialBackend implements PoolBackend {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "sequential-" + COUNT.incrementAndGet();
    private final WorkerContext worker = new WorkerContext(0, 1, WorkerContext.seed(0, 0, 0));
    private volatile boolean closed;

    @Override
    public int size() {
        return 1;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Prepared prepare(String label, Task<?> task) {
        requireOpen();
        return new LocalTask(label, task);
    }

    @Override
    public CompletableFuture<Object> call(int number, Prepared task) {
        try {
            return CompletableFuture.completedFuture(((LocalTask) task).runOn(worker));
        } catch (TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        // Every call has ended when it returns.
    }

    @Override
    public void put(long id, List<?> values) {
        requireOpen();
        LocalObjects.put(List.of(worker), id, values);
    }

    @Override
    public void remove(long id) {
        LocalObjects.remove(List.of(worker), id);
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException("impossible, already terminated: pool=" + name);
        }
    }

    @Override
    public void kill(int number) {
        throw new TandemException("a worker that is the calling thread cannot be killed, its task is still running: pool=" + name
                + ", worker=" + number);
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        worker.objects().clear();
    }
}
