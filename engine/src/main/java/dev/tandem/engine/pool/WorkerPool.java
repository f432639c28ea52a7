package dev.tandem.engine.pool;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Action;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.runtime.WorkerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A fixed number of workers that hold data and run functions on it.
///
/// The same contract holds for worker processes, threads and the caller's own thread. Functions and values are
/// fixed when a call is made; workers get copies. Calls from several threads each get their own answer; one
/// worker runs one task at a time. Thread-safe. Closed by the user, or with the scope in which it was opened.
public final class WorkerPool implements AutoCloseable {
    private final PoolBackend backend;

    private WorkerPool(PoolBackend backend) {
        this.backend = backend;
    }

    /// A pool of worker processes on this machine, in the innermost open scope; returns when they are ready.
    ///
    /// @throws IllegalArgumentException when there is not at least one worker
    public static WorkerPool processes(int workers) {
        return processes(workers, WorkerOptions.DEFAULT);
    }

    /// As [#processes(int)] with memory limits, environment and the like.
    public static WorkerPool processes(int workers, WorkerOptions options) {
        return new WorkerPool(new ProcessBackend(atLeastOne(workers), options));
    }

    /// A pool of threads in this process: no isolation, no kill, captured values are shared and not copied.
    public static WorkerPool threads(int workers) {
        return new WorkerPool(new ThreadBackend(atLeastOne(workers)));
    }

    /// One worker, the calling thread itself; for debugging and small work.
    public static WorkerPool sequential() {
        return new WorkerPool(new SequentialBackend());
    }

    /// A pool whose workers are elsewhere.
    public static WorkerPool on(PoolBackend backend) {
        return new WorkerPool(backend);
    }

    private static int atLeastOne(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a pool needs at least one worker: workers=" + workers);
        }
        return workers;
    }

    /// How many workers there are.
    public int size() {
        return backend.size();
    }

    /// What it is called in messages and panels.
    public String name() {
        return backend.name();
    }

    /// Puts a copy of an object on each worker, where it stays until its handle is removed.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    public <T> RemoteObject<T> push(T object) {
        return place(Arrays.asList((Object) object));
    }

    /// Deals out the rows of an array (parts along its first axis): ceil(n / workers) to each, in order.
    ///
    /// The last workers may get an array without rows, with the right row length.
    public RemoteObject<INDArray> scatterArray(INDArray array) {
        return place(Parts.of(array, size()));
    }

    /// Deals out the items of a list by the same rule.
    public <T> RemoteObject<List<T>> scatterList(List<T> items) {
        return place(Parts.of(items, size()));
    }

    private <T> RemoteObject<T> place(List<?> values) {
        PushedObject<T> handle = new PushedObject<>(backend);
        backend.put(handle.id(), values);
        return handle;
    }

    /// Runs a task on every worker at once; the results in the order of the workers.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when it throws; names the worker. All workers have ended
    ///     the task by then, and the pool goes on.
    public <R> List<R> apply(Task<R> task) {
        try (PoolBackend.Prepared prepared = backend.prepare("apply", task)) {
            List<CompletableFuture<Object>> calls =
                    IntStream.range(0, size()).mapToObj(worker -> backend.call(worker, prepared)).toList();
            return all(calls);
        }
    }

    /// Runs an action on every worker at once.
    public void apply(Action action) {
        apply(asTask(action));
    }

    /// Runs a function of one argument on every worker; a [RemoteObject] as argument is the worker's own there.
    public <A, R> List<R> apply(Function1<? super A, ? extends R> function, A argument) {
        return apply(() -> function.apply(argument));
    }

    /// Runs a function of two arguments on every worker.
    public <A, B, R> List<R> apply(Function2<? super A, ? super B, ? extends R> function, A first, B second) {
        return apply(() -> function.apply(first, second));
    }

    /// Runs a task on one worker.
    ///
    /// @throws IllegalArgumentException when there is no worker of that number
    public <R> R applyOnly(Task<R> task, int worker) {
        requireWorker(worker);
        try (PoolBackend.Prepared prepared = backend.prepare("applyOnly", task)) {
            return this.<R>all(List.of(backend.call(worker, prepared))).getFirst();
        }
    }

    /// Runs an action on one worker.
    public void applyOnly(Action action, int worker) {
        applyOnly(asTask(action), worker);
    }

    private static Task<Object> asTask(Action action) {
        return () -> {
            action.run();
            return null;
        };
    }

    /// The function's values for all items, in the order of the items.
    ///
    /// Items travel in chunks whose size follows from how long they take. Items of a lost worker run again.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when the function throws; names item and worker
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, Iterable<? extends A> items) {
        return map(arguments -> apply1(function, arguments), new Object[][] {array(items)}, MapListener.none());
    }

    /// As [#map(Function1, Iterable)], and tells a listener of the values as they come.
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, Iterable<? extends A> items,
            MapListener<R> listener) {
        return map(arguments -> apply1(function, arguments), new Object[][] {array(items)}, listener);
    }

    /// The function's values for the pairs of two sequences of equal length.
    ///
    /// @throws IllegalArgumentException when the lengths differ; nothing has run
    public <A, B, R> List<R> map(Function2<? super A, ? super B, ? extends R> function, Iterable<? extends A> first,
            Iterable<? extends B> second) {
        Object[][] items = {array(first), array(second)};
        if (items[0].length != items[1].length) {
            throw new IllegalArgumentException(
                    "sequences of different length: first=" + items[0].length + ", second=" + items[1].length);
        }
        return map(arguments -> apply2(function, arguments), items, MapListener.none());
    }

    @SuppressWarnings("unchecked")
    private static <A, R> R apply1(Function1<? super A, ? extends R> function, Object[] arguments) throws Exception {
        return function.apply((A) arguments[0]);
    }

    @SuppressWarnings("unchecked")
    private static <A, B, R> R apply2(Function2<? super A, ? super B, ? extends R> function, Object[] arguments)
            throws Exception {
        return function.apply((A) arguments[0], (B) arguments[1]);
    }

    @SuppressWarnings("unchecked")
    private <R> List<R> map(Chunk.ItemFunction function, Object[][] items, MapListener<R> listener) {
        requireOpen();
        if (items[0].length == 0) {
            return List.of();
        }
        PushedObject<Chunk.ItemFunction> held = new PushedObject<>(backend);
        backend.put(held.id(), List.of(function));
        try {
            return (List<R>) Arrays.asList(new MapRun<>(backend, held.id(), items, 0, listener).run());
        } finally {
            held.remove();
        }
    }

    private static Object[] array(Iterable<?> items) {
        if (items instanceof Collection<?> collection) {
            return collection.toArray();
        }
        List<Object> list = new ArrayList<>();
        items.forEach(list::add);
        return list.toArray();
    }

    /// Waits for all calls; the first failure in the order of workers is thrown when all have ended.
    @SuppressWarnings("unchecked")
    private static <R> List<R> awaited(List<CompletableFuture<Object>> calls) throws InterruptedException {
        List<R> results = new ArrayList<>(calls.size());
        TandemException failure = null;
        for (CompletableFuture<Object> call : calls) {
            try {
                results.add((R) call.get());
            } catch (CancellationException e) {
                failure = new ClosedException("call was cancelled", e);
            } catch (ExecutionException e) {
                TandemException next = e.getCause() instanceof TandemException t ? t
                        : new TandemException("call failed: " + e.getCause(), e.getCause());
                if (failure == null) {
                    // Made by an engine thread; where the user's code called is what helps.
                    next.setStackTrace(e.getStackTrace());
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private <R> List<R> all(List<CompletableFuture<Object>> calls) {
        try {
            return awaited(calls);
        } catch (InterruptedException e) {
            calls.forEach(backend::cancel);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: pool=" + name(), e);
        }
    }

    private void requireOpen() {
        if (backend.closed()) {
            throw new ClosedException("impossible, already terminated: pool=" + name());
        }
    }

    private void requireWorker(int worker) {
        if (worker < 0 || worker >= size()) {
            throw new IllegalArgumentException("no such worker: worker=" + worker + ", workers=" + size());
        }
    }

    /// Ends one worker, whatever it does. Its call fails, and another process takes its place with the same number
    /// and the same remote objects. Does not wait.
    ///
    /// @throws TandemException when the workers are no processes: nothing has been done
    public void kill(int worker) {
        requireWorker(worker);
        backend.kill(worker);
    }

    /// Whether it was closed or terminated.
    public boolean closed() {
        return backend.closed();
    }

    /// Ends the workers and all objects on them; returns when they are gone. Harmless when done before.
    @Override
    public void close() {
        backend.close();
    }

    @Override
    public String toString() {
        return "WorkerPool[" + name() + ", " + size() + " workers" + (closed() ? ", closed]" : "]");
    }
}
