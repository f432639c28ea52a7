package dev.tandem.engine.pool;

import dev.tandem.engine.function.Action;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Function3;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.backend.PendingAnswers;
import dev.tandem.engine.internal.backend.ProcessBackend;
import dev.tandem.engine.internal.backend.SequentialBackend;
import dev.tandem.engine.internal.backend.ThreadBackend;
import dev.tandem.engine.internal.map.TimeLimit;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.runtime.Keepable;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A fixed number of workers that hold data and run functions on it.
///
/// The same contract holds for worker processes, threads and the caller's own thread. Functions and values are
/// fixed when a call is made; workers get copies. Calls from several threads each get their own answer; one
/// worker runs one task at a time. Thread-safe. Closed by the user, or with the scope in which it was opened.
public final class WorkerPool implements AutoCloseable, Keepable {
    private final PoolBackend backend;
    private final SharedObjects shared;

    /// Null for ever.
    private final Duration timeout;

    private WorkerPool(PoolBackend backend) {
        this(backend, new SharedObjects(backend), null);
    }

    private WorkerPool(PoolBackend backend, SharedObjects shared, Duration timeout) {
        this.backend = backend;
        this.shared = shared;
        this.timeout = timeout;
    }

    /// The pool that suits where this process runs; when it is open already, the same again, with a warning.
    ///
    /// What is configured comes first: the system properties `tandem.pool` (a kind and a number, as `processes:4`,
    /// `threads`, `sequential`, or the word for a place) and `tandem.workers`, or the environment variables
    /// `TANDEM_POOL` and `TANDEM_WORKERS`. Else it is at the place of the innermost open scope, with as many workers as that
    /// offers: on this machine as many as a batch system grants, or as there are cores.
    ///
    /// @throws IllegalArgumentException when what is configured means nothing
    public static WorkerPool newParallelPool() {
        return ParallelPool.get(PoolChoice.NONE, WorkerOptions.DEFAULT);
    }

    /// As [#newParallelPool()], with a choice that comes before all that is configured.
    ///
    /// @param choice as for the property `tandem.pool`
    public static WorkerPool newParallelPool(String choice) {
        return newParallelPool(choice, WorkerOptions.DEFAULT);
    }

    /// As [#newParallelPool(String)], with a seed, memory limits and the like.
    public static WorkerPool newParallelPool(String choice, WorkerOptions options) {
        return ParallelPool.get(PoolChoice.parse(choice), options);
    }

    /// A pool of worker processes in the innermost open scope, at its place; returns when they are ready.
    ///
    /// @throws IllegalArgumentException when there is not at least one worker
    /// @throws dev.tandem.engine.TandemException when the place has no processes; says what to use instead
    public static WorkerPool processes(int workers) {
        return processes(workers, WorkerOptions.DEFAULT);
    }

    /// As [#processes(int)] with memory limits, environment and the like.
    public static WorkerPool processes(int workers, WorkerOptions options) {
        return new WorkerPool(new ProcessBackend(atLeastOne(workers), options));
    }

    /// A pool of threads in this process: no isolation, no kill, captured values are shared and not copied.
    public static WorkerPool threads(int workers) {
        return threads(workers, WorkerOptions.DEFAULT);
    }

    /// As [#threads(int)] with a name and a seed; what else is for processes is ignored.
    public static WorkerPool threads(int workers, WorkerOptions options) {
        return new WorkerPool(new ThreadBackend(atLeastOne(workers), options));
    }

    /// One worker, the calling thread itself; for debugging and small work.
    public static WorkerPool sequential() {
        return sequential(WorkerOptions.DEFAULT);
    }

    /// As [#sequential()] with a name and a seed; what else is for processes is ignored.
    public static WorkerPool sequential(WorkerOptions options) {
        return new WorkerPool(new SequentialBackend(options));
    }

    /// A pool above a back end, for the engine's own use.
    static WorkerPool on(PoolBackend backend) {
        return new WorkerPool(backend);
    }

    private static int atLeastOne(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a pool needs at least one worker: workers=" + workers);
        }
        return workers;
    }

    /// The same pool, whose calls of `apply`, `applyOnly`, `map` and `mapAsync` fail when they take longer. What runs for
    /// such a call is cancelled: a worker whose task goes on is ended and replaced, a thread is interrupted. On
    /// the sequential pool a call ends when its task does. Closing either of the two closes both.
    ///
    /// A late call fails with a [dev.tandem.engine.CallTimeoutException].
    ///
    /// @throws IllegalArgumentException when it is not positive
    public WorkerPool withTimeout(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("no time for a call: timeout=" + longest);
        }
        return new WorkerPool(backend, shared, longest);
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
    /// What cannot change, see [Immutable], is sent once however often it is pushed, and stays until all of its
    /// handles are removed.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    public <T> RemoteObject<T> push(T object) {
        Object key = Immutables.keyOf(object);
        return key == null ? place(Arrays.asList((Object) object)) : shared.handle(key, object);
    }

    /// Deals out the rows of an array (parts along its first axis): ceil(n / workers) to each, in order.
    ///
    /// The last workers may get an array without rows, with the right row length.
    public RemoteObject<INDArray> scatterArray(INDArray array) {
        return scatterArray(array, true);
    }

    /// As [#scatterArray(INDArray)].
    ///
    /// @param copy false to give the rows away: the array is closed, its memory is free, and it cannot be used any more
    /// @throws IllegalArgumentException when it is to be closed but does not own its memory; nothing has been sent
    public RemoteObject<INDArray> scatterArray(INDArray array, boolean copy) {
        Objects.requireNonNull(array, "nothing to scatter: array=null");
        if (!copy && (array.isView() || !array.closeable())) {
            throw new IllegalArgumentException("an array that does not own its memory cannot be emptied: shape="
                    + Arrays.toString(array.shape()) + ", view=" + array.isView());
        }
        RemoteObject<INDArray> rows = place(Parts.of(array, size()));
        if (!copy) {
            array.close();
        }
        return rows;
    }

    /// Deals out the items of a list by the same rule.
    public <T> RemoteObject<List<T>> scatterList(List<T> items) {
        Objects.requireNonNull(items, "nothing to scatter: items=null");
        return place(Parts.of(items, size()));
    }

    private <T> RemoteObject<T> place(List<?> values) {
        PushedObject<T> handle = new PushedObject<>(backend);
        backend.put(handle.id(), values);
        return handle;
    }

    /// Runs a task on every worker at once; the results in the order of the workers.
    ///
    /// When it fails on one worker, or that is lost, it is cancelled on the others: interrupted, and ended with its worker if
    /// that does not help. The pool goes on, with what was pushed.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when it throws; names the worker
    /// @throws dev.tandem.engine.WorkerLostException when a worker is lost
    public <R> List<R> apply(Task<R> task) {
        Objects.requireNonNull(task, "nothing to run: task=null");
        TimeLimit limit = TimeLimit.of("apply", timeout);
        try (PoolBackend.Prepared prepared = backend.prepare("apply", task)) {
            List<CompletableFuture<Object>> calls = everyWorker().stream().map(prepared::call).toList();
            return new PendingAnswers(backend, calls).await(limit);
        }
    }

    /// Runs an action on every worker at once.
    public void apply(Action action) {
        apply(asTask(action));
    }

    /// Runs a function of one argument on every worker; a [RemoteObject] as argument is the worker's own there. An
    /// immutable argument that has been pushed is not sent again, any other is gone after the call.
    public <A, R> List<R> apply(Function1<? super A, ? extends R> function, A argument) {
        try (Argument<A> sent = shared.argument(argument)) {
            return apply(() -> function.apply(sent.get()));
        }
    }

    /// Runs a function of two arguments on every worker.
    public <A, B, R> List<R> apply(Function2<? super A, ? super B, ? extends R> function, A first, B second) {
        try (Argument<A> one = shared.argument(first); Argument<B> two = shared.argument(second)) {
            return apply(() -> function.apply(one.get(), two.get()));
        }
    }

    /// Runs a function of three arguments on every worker.
    public <A, B, C, R> List<R> apply(Function3<? super A, ? super B, ? super C, ? extends R> function, A first, B second,
            C third) {
        try (Argument<A> one = shared.argument(first); Argument<B> two = shared.argument(second);
                Argument<C> three = shared.argument(third)) {
            return apply(() -> function.apply(one.get(), two.get(), three.get()));
        }
    }

    /// Runs a task on one worker.
    ///
    /// @throws IllegalArgumentException when there is no worker of that number
    public <R> R applyOnly(Task<R> task, int worker) {
        Objects.requireNonNull(task, "nothing to run: task=null");
        requireWorker(worker);
        TimeLimit limit = TimeLimit.of("applyOnly", timeout);
        try (PoolBackend.Prepared prepared = backend.prepare("applyOnly", task)) {
            return new PendingAnswers(backend, List.of(prepared.call(worker))).<R>await(limit).getFirst();
        }
    }

    /// Runs an action on one worker.
    public void applyOnly(Action action, int worker) {
        applyOnly(asTask(action), worker);
    }

    /// Runs a function of one argument on one worker.
    public <A, R> R applyOnly(Function1<? super A, ? extends R> function, int worker, A argument) {
        try (Argument<A> sent = shared.argument(argument)) {
            return applyOnly(() -> function.apply(sent.get()), worker);
        }
    }

    /// Runs a function of two arguments on one worker.
    public <A, B, R> R applyOnly(Function2<? super A, ? super B, ? extends R> function, int worker, A first, B second) {
        try (Argument<A> one = shared.argument(first); Argument<B> two = shared.argument(second)) {
            return applyOnly(() -> function.apply(one.get(), two.get()), worker);
        }
    }

    /// Runs a function of three arguments on one worker.
    public <A, B, C, R> R applyOnly(Function3<? super A, ? super B, ? super C, ? extends R> function, int worker,
            A first, B second, C third) {
        try (Argument<A> one = shared.argument(first); Argument<B> two = shared.argument(second);
                Argument<C> three = shared.argument(third)) {
            return applyOnly(() -> function.apply(one.get(), two.get(), three.get()), worker);
        }
    }

    /// Begins an [#apply(Task)] and returns at once. Cancelling the future, or completing it as `orTimeout` does, ends what
    /// runs on the workers. What a caller adds with `thenApply` runs on a thread of the JDK's common pool.
    ///
    /// @throws dev.tandem.engine.CannotShipException when the task cannot travel; nothing runs
    public <R> CompletableFuture<List<R>> applyAsync(Task<R> task) {
        Objects.requireNonNull(task, "nothing to run: task=null");
        return async("apply", task, everyWorker(), Function.identity(), () -> apply(task));
    }

    /// Begins an action on every worker and returns at once; as [#applyAsync(Task)].
    public CompletableFuture<Void> applyAsync(Action action) {
        return async("apply", asTask(action), everyWorker(), _ -> null, () -> {
            apply(action);
            return null;
        });
    }

    /// Begins an [#apply(Function1, Object)]; as [#applyAsync(Task)].
    public <A, R> CompletableFuture<List<R>> applyAsync(Function1<? super A, ? extends R> function, A argument) {
        Argument<A> sent = shared.argument(argument);
        return sent.during(() -> applyAsync((Task<R>) () -> function.apply(sent.get())));
    }

    /// Begins an [#apply(Function2, Object, Object)]; as [#applyAsync(Task)].
    public <A, B, R> CompletableFuture<List<R>> applyAsync(Function2<? super A, ? super B, ? extends R> function, A first, B second) {
        Argument<A> one = shared.argument(first);
        return one.during(() -> applyAsync((B b) -> function.apply(one.get(), b), second));
    }

    /// Begins an [#applyOnly(Task, int)] and returns at once; as [#applyAsync(Task)]. A worker takes its tasks in the order in
    /// which they were begun.
    ///
    /// @throws IllegalArgumentException when there is no worker of that number
    public <R> CompletableFuture<R> applyOnlyAsync(Task<R> task, int worker) {
        Objects.requireNonNull(task, "nothing to run: task=null");
        requireWorker(worker);
        return async("applyOnly", task, List.of(worker), List<R>::getFirst, () -> applyOnly(task, worker));
    }

    /// Begins an action on one worker and returns at once; as [#applyAsync(Task)].
    public CompletableFuture<Void> applyOnlyAsync(Action action, int worker) {
        return applyOnlyAsync(WorkerPool.<Void>asTask(action), worker);
    }

    /// Begins an [#applyOnly(Function1, int, Object)]; as [#applyOnlyAsync(Task, int)].
    public <A, R> CompletableFuture<R> applyOnlyAsync(Function1<? super A, ? extends R> function, int worker, A argument) {
        Argument<A> sent = shared.argument(argument);
        return sent.during(() -> applyOnlyAsync((Task<R>) () -> function.apply(sent.get()), worker));
    }

    /// Begins an [#applyOnly(Function2, int, Object, Object)]; as [#applyOnlyAsync(Task, int)].
    public <A, B, R> CompletableFuture<R> applyOnlyAsync(Function2<? super A, ? super B, ? extends R> function, int worker, A first, B second) {
        Argument<A> one = shared.argument(first);
        return one.during(() -> applyOnlyAsync((B b) -> function.apply(one.get(), b), worker, second));
    }

    /// @param waiting the same for a back end whose caller waits
    private <R, T> CompletableFuture<T> async(String label, Task<R> task, List<Integer> workers, Function<List<R>, T> value, Supplier<T> waiting) {
        TimeLimit limit = TimeLimit.of(label, timeout);
        if (backend.runsOnCaller()) {
            backend.requireOpen();
            return limit.end(Later.run(label, name(), waiting), name(), () -> "unanswered=1 of 1");
        }
        try (PoolBackend.Prepared prepared = backend.prepare(label, task)) {
            return new PendingAnswers(backend, workers.stream().map(prepared::call).toList()).later(limit, value);
        }
    }

    private static <T> Task<T> asTask(Action action) {
        Objects.requireNonNull(action, "nothing to run: action=null");
        return () -> {
            action.run();
            return null;
        };
    }

    /// The function's values for all items, in the order of the items.
    ///
    /// Items travel in chunks whose size follows from how long they take. Items of a lost worker run again. The list
    /// may hold null; what a listener throws ends the map and is thrown here.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when the function throws; names item and worker
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, Iterable<? extends A> items) {
        return map(function, items, MapOptions.automatic());
    }

    /// As [#map(Function1, Iterable)], and tells a listener of the values as they come.
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, Iterable<? extends A> items,
            MapListener<R> listener) {
        return map(function, items, MapOptions.<R>automatic().withListener(listener));
    }

    /// As [#map(Function1, Iterable)], with a listener or chunks of a given size.
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, Iterable<? extends A> items,
            MapOptions<R> options) {
        return new MapCall<>(backend, timeout, Mapped.one(function), options, items).await();
    }

    /// As [#map(Function1, Iterable)], for the elements of an array.
    public <A, R> List<R> map(Function1<? super A, ? extends R> function, A[] items) {
        return map(function, Arrays.asList(items));
    }

    /// As [#map(Function1, Iterable)], for the elements of an array of numbers.
    public <R> List<R> map(Function1<? super Double, ? extends R> function, double[] items) {
        return map(function, Arrays.stream(items).boxed().toList());
    }

    /// As [#map(Function1, Iterable)], for the elements of an array of numbers.
    public <R> List<R> map(Function1<? super Integer, ? extends R> function, int[] items) {
        return map(function, Arrays.stream(items));
    }

    /// As [#map(Function1, Iterable)], for a range of numbers.
    public <R> List<R> map(Function1<? super Integer, ? extends R> function, IntStream range) {
        return map(function, range.boxed().toList());
    }

    /// The function's values for the pairs of two sequences of equal length.
    ///
    /// @throws IllegalArgumentException when the lengths differ; nothing has run
    public <A, B, R> List<R> map(Function2<? super A, ? super B, ? extends R> function, Iterable<? extends A> first,
            Iterable<? extends B> second) {
        return map(function, first, second, MapOptions.automatic());
    }

    /// As [#map(Function2, Iterable, Iterable)], with a listener or chunks of a given size.
    public <A, B, R> List<R> map(Function2<? super A, ? super B, ? extends R> function, Iterable<? extends A> first,
            Iterable<? extends B> second, MapOptions<R> options) {
        return new MapCall<>(backend, timeout, Mapped.two(function), options, first, second).await();
    }

    /// The function's values for the triples of three sequences of equal length.
    ///
    /// @throws IllegalArgumentException when the lengths differ; nothing has run
    public <A, B, C, R> List<R> map(Function3<? super A, ? super B, ? super C, ? extends R> function,
            Iterable<? extends A> first, Iterable<? extends B> second, Iterable<? extends C> third) {
        return map(function, first, second, third, MapOptions.automatic());
    }

    /// As [#map(Function3, Iterable, Iterable, Iterable)], with a listener or chunks of a given size.
    public <A, B, C, R> List<R> map(Function3<? super A, ? super B, ? super C, ? extends R> function,
            Iterable<? extends A> first, Iterable<? extends B> second, Iterable<? extends C> third, MapOptions<R> options) {
        return new MapCall<>(backend, timeout, Mapped.three(function), options, first, second, third).await();
    }

    /// The function's values for any number of sequences of equal length; it gets the list of their items.
    ///
    /// @throws IllegalArgumentException when the lengths differ; nothing has run
    @SafeVarargs
    public final <A, R> List<R> mapAll(Function1<? super List<A>, ? extends R> function, Iterable<? extends A>... sequences) {
        return new MapCall<>(backend, timeout, Mapped.all(function), MapOptions.<R>automatic(), sequences).await();
    }

    /// Begins a [#map(Function1, Iterable)] and returns at once. Cancelling the future, or completing it as
    /// `orTimeout` does, ends what runs on the workers.
    ///
    /// The function is fixed now; the items must not change until they are computed.
    public <A, R> CompletableFuture<List<R>> mapAsync(Function1<? super A, ? extends R> function,
            Iterable<? extends A> items) {
        return mapAsync(function, items, MapOptions.automatic());
    }

    /// As [#mapAsync(Function1, Iterable)]; the listener is called by a thread of the engine.
    public <A, R> CompletableFuture<List<R>> mapAsync(Function1<? super A, ? extends R> function,
            Iterable<? extends A> items, MapOptions<R> options) {
        return new MapCall<>(backend, timeout, Mapped.one(function), options, items).async();
    }

    /// The function's values in the order of the items, each as soon as it and those before are there.
    ///
    /// When nobody takes them, a few chunks for each worker are computed ahead, and no more. An item that fails does so
    /// in its place, after the values before it. To be closed (or read to its end): that cancels what has not begun
    /// and ends what runs. The function is fixed now, and so are the items of a collection. Others are read by a thread of the
    /// engine as they are needed for what is computed ahead, so that they may come slowly or have no end.
    public <A, R> Stream<R> mapStream(Function1<? super A, ? extends R> function, Iterable<? extends A> items) {
        return mapStream(function, items, MapOptions.automatic());
    }

    /// As [#mapStream(Function1, Iterable)]; the listener is called by a thread of the engine, as values come.
    public <A, R> Stream<R> mapStream(Function1<? super A, ? extends R> function, Iterable<? extends A> items,
            MapOptions<R> options) {
        return MapStream.of(backend, Mapped.one(function), options, items);
    }

    private List<Integer> everyWorker() {
        return IntStream.range(0, size()).boxed().toList();
    }

    private void requireWorker(int worker) {
        if (worker < 0 || worker >= size()) {
            throw new IllegalArgumentException("no such worker: worker=" + worker + ", workers=" + size());
        }
    }

    /// Ends one worker, whatever it does. Its call fails, and another process takes its place with the same number
    /// and the same remote objects. Does not wait.
    ///
    /// @throws dev.tandem.engine.TandemException when the workers are no processes: nothing has been done
    public void kill(int worker) {
        requireWorker(worker);
        backend.kill(worker);
    }

    /// Has it live on when the run of a script that opened it is followed by another; `keep(pool)` in a script.
    @Override
    public void keep() {
        backend.keep();
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
        return "WorkerPool[" + name() + ", " + size() + (size() == 1 ? " worker" : " workers") + (closed() ? ", closed]" : "]");
    }
}
