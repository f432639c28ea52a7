package dev.tandem.engine.internal.backend;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.runtime.Belonging;
import dev.tandem.engine.runtime.Belongings;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/// Workers that are daemon threads of this process. A task cannot be killed: closing interrupts it, and a task
/// that ignores that runs on.
public final class ThreadBackend extends LocalBackend implements Belonging {
    /// How long a task may take to heed its interrupt when the pool is closed.
    private static final Duration GRACE = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<ExecutorService> threads;
    private final Map<CompletableFuture<Object>, Given> running = new ConcurrentHashMap<>();
    /// Those of the run that opened it, or null.
    private final Belongings belongings = Belongings.current();

    /// A task that a worker has or waits for.
    private record Given(int worker, Future<?> future) {}

    public ThreadBackend(int size, WorkerOptions options) {
        super("threads-" + COUNT.incrementAndGet(), "a thread", size, options);
        threads = workers().stream().map(this::thread).toList();
        if (belongings != null) {
            belongings.add(this);
        }
    }

    @Override
    public void keep() {
        requireOpen();
        if (belongings != null) {
            belongings.keep(this);
        }
    }

    private ExecutorService thread(WorkerContext worker) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name() + "-worker-" + worker.number()).factory());
    }

    // A task that was abandoned by closing must not lose its caller, whatever happened.
    @Override
    CompletableFuture<Object> call(int worker, LocalTask task) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        FutureTask<Void> future = new FutureTask<>(() -> {
            try {
                result.complete(run(task, worker));
            } catch (Throwable e) {
                result.completeExceptionally(closed() ? terminated("terminated while it ran", worker) : e);
            }
        }, null);
        // Before it can begin: closing looks here after it has stopped the threads, and answers what it finds.
        running.put(result, new Given(worker, future));
        result.whenComplete((value, error) -> running.remove(result));
        try {
            threads.get(worker).execute(future);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(terminated());
        }
        return result;
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        Given task = running.remove(call);
        if (task != null) {
            task.future().cancel(true);
            call.cancel(false);
        }
    }

    /// Interrupts what runs, and says of what runs on that it does.
    @Override
    public void close() {
        super.close();
        Set<Runnable> unbegun = new HashSet<>();
        threads.forEach(thread -> unbegun.addAll(thread.shutdownNow()));
        awaitEnd();
        Set<Integer> busy = new TreeSet<>();
        Map.copyOf(running).forEach((call, task) -> {
            boolean began = !unbegun.contains(task.future());
            if (call.completeExceptionally(terminated(
                    began ? "closed, but a task is still running that ignores its interrupt" : "terminated before it began", task.worker()))
                    && began) {
                busy.add(task.worker());
            }
        });
        if (!busy.isEmpty()) {
            LOG.warning("tasks are still running that ignore their interrupt: pool=" + name() + ", workers=" + busy);
        }
    }

    private void awaitEnd() {
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (ExecutorService thread : threads) {
                thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            // Whoever closes is in a hurry: what has not ended by now is reported.
            Thread.currentThread().interrupt();
        }
    }

    private ClosedException terminated(String what, int worker) {
        return new ClosedException(what + ": pool=" + name() + ", worker=" + worker);
    }
}
