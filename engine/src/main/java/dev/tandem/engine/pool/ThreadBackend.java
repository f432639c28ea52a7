package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.runtime.WorkerOptions;
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

/// Workers that are daemon threads of this process. A task cannot be killed: closing interrupts it, and a task
/// that ignores that runs on.
final class ThreadBackend extends LocalBackend {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<ExecutorService> threads;
    private final Map<CompletableFuture<Object>, Future<?>> running = new ConcurrentHashMap<>();

    ThreadBackend(int size, WorkerOptions options) {
        super("threads-" + COUNT.incrementAndGet(), "a thread", size, options);
        threads = workers().stream().map(this::thread).toList();
    }

    private ExecutorService thread(WorkerContext worker) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name() + "-worker-" + worker.number()).factory());
    }

    // A task that was abandoned by closing must not lose its caller, whatever happened.
    @SuppressWarnings("IllegalCatch")
    @Override
    public CompletableFuture<Object> call(int worker, Prepared task) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        try {
            Future<?> future = threads.get(worker).submit(() -> {
                try {
                    result.complete(run(task, worker));
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
    public void close() {
        super.close();
        threads.forEach(ExecutorService::shutdownNow);
        List.copyOf(running.keySet()).forEach(call -> call.completeExceptionally(
                new ClosedException("terminated while it ran: pool=" + name())));
    }
}
