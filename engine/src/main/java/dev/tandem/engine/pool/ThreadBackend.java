package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.worker.WorkerContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Workers that are daemon threads of this process. A task cannot be killed: closing interrupts it, and a task
/// that ignores that runs on.
final class ThreadBackend implements PoolBackend {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "threads-" + COUNT.incrementAndGet();
    private final List<WorkerContext> workers;
    private final List<ExecutorService> threads;
    private final Map<CompletableFuture<Object>, Future<?>> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ThreadBackend(int size) {
        workers = IntStream.range(0, size)
                .mapToObj(i -> new WorkerContext(i, size, WorkerContext.seed(0, i, 0))).toList();
        threads = workers.stream().map(this::thread).toList();
    }

    private ExecutorService thread(WorkerContext worker) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name + "-worker-" + worker.number()).factory());
    }

    @Override
    public int size() {
        return workers.size();
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

    // A task that was abandoned by closing must not lose its caller, whatever happened.
    @SuppressWarnings("IllegalCatch")
    @Override
    public CompletableFuture<Object> call(int worker, Prepared task) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        try {
            Future<?> future = threads.get(worker).submit(() -> {
                try {
                    result.complete(((LocalTask) task).runOn(workers.get(worker)));
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
            running.put(result, future);
            result.whenComplete((value, error) -> running.remove(result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(terminated());
        }
        return result;
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        Future<?> future = running.remove(call);
        if (future != null) {
            future.cancel(true);
            call.cancel(false);
        }
    }

    @Override
    public void put(long id, List<?> values) {
        requireOpen();
        LocalObjects.put(workers, id, values);
    }

    @Override
    public void remove(long id) {
        LocalObjects.remove(workers, id);
    }

    private void requireOpen() {
        if (closed) {
            throw terminated();
        }
    }

    private ClosedException terminated() {
        return new ClosedException("impossible, already terminated: pool=" + name);
    }

    @Override
    public void kill(int number) {
        throw new TandemException("a worker that is a thread cannot be killed, its task is still running: pool=" + name
                + ", worker=" + number);
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(ExecutorService::shutdownNow);
        List.copyOf(running.keySet()).forEach(call -> call.completeExceptionally(
                new ClosedException("terminated while it ran: pool=" + name)));
        workers.forEach(worker -> worker.objects().clear());
    }
}
