package dev.tandem.engine.task;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Function3;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.runtime.Keepable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A pool of worker processes that work on tasks: put them in, get the results out, in order or as they come.
///
/// The function is fixed when the pool starts, a task when it is put. The queue bounds tasks that no worker has
/// begun; results wait until they are collected, also after the end. A task that fails is an error in its own
/// place. Thread-safe. Closed by the user, or with the scope in which it was started.
public final class PoolManager<T, R> implements AutoCloseable, Keepable {
    /// With so many results uncollected, [#putAsync] pauses until somebody collects.
    public static final int UNCOLLECTED_LIMIT = 10_000;
    /// With results of so many bytes uncollected, it pauses too.
    public static final long UNCOLLECTED_BYTES = 256 << 20;

    private static final Duration FOR_EVER = Duration.ofNanos(TaskDispatch.FOR_EVER);

    private final TaskWorkers workers;
    private final TaskDispatch dispatch;
    private final Target target;
    private final int staticArgs;
    private final int queueSize;
    private final boolean daemon;
    private final ResultLine line;
    private final Collector<R> collector;
    /// Set once under this.
    private volatile Feeder feeder;

    private PoolManager(PoolManagerBuilder<T, R> wanted) {
        workers = wanted.workers();
        dispatch = workers.dispatch();
        target = wanted.target();
        staticArgs = wanted.staticArgs().length;
        queueSize = wanted.queueSize();
        daemon = wanted.daemon();
        line = new ResultLine(wanted.ordered());
        collector = new Collector<>(workers.name(), dispatch);
    }

    static <T, R> PoolManager<T, R> open(PoolManagerBuilder<T, R> wanted) {
        return new PoolManager<>(wanted);
    }

    /// A pool that runs a function of one argument.
    public static <T, R> PoolManagerBuilder<T, R> of(Function1<? super T, ? extends R> function) {
        return new PoolManagerBuilder<>(Target.of(function));
    }

    /// A pool that runs a function of two arguments: both of each task, which is a list, or its only one followed by
    /// a static one.
    public static <A, B, R> PoolManagerBuilder<Object, R> of(Function2<? super A, ? super B, ? extends R> function) {
        return new PoolManagerBuilder<>(Target.of(function));
    }

    /// A pool that runs a function of three arguments: those of each task, which is a list unless it is only one, followed
    /// by the static ones.
    public static <A, B, C, R> PoolManagerBuilder<Object, R> of(Function3<? super A, ? super B, ? super C, ? extends R> function) {
        return new PoolManagerBuilder<>(Target.of(function));
    }

    /// A pool that runs a function of a task and of an argument that is sent once to each worker.
    public static <T, S, R> PoolManagerBuilder<T, R> of(Function2<? super T, ? super S, ? extends R> function, S staticArg) {
        return new PoolManagerBuilder<T, R>(Target.of(function)).staticArgs(staticArg);
    }

    /// A pool whose workers have state: each builds one process of its own.
    public static <T, R> PoolManagerBuilder<T, R> of(Task<? extends PoolProcess<T, R>> process) {
        return new PoolManagerBuilder<>(Target.of(process));
    }

    /// As [#of(Task)], with an argument for the constructor that is sent once to each worker.
    public static <T, S, R> PoolManagerBuilder<T, R> of(Function1<? super S, ? extends PoolProcess<T, R>> process, S staticArg) {
        return new PoolManagerBuilder<T, R>(Target.ofConstructor(process)).staticArgs(staticArg);
    }

    /// As [#of(Task)], with two arguments for the constructor that are sent once to each worker.
    public static <T, S1, S2, R> PoolManagerBuilder<T, R> of(Function2<? super S1, ? super S2, ? extends PoolProcess<T, R>> process,
            S1 staticArg, S2 secondArg) {
        return new PoolManagerBuilder<T, R>(Target.ofConstructor(process)).staticArgs(staticArg, secondArg);
    }

    /// Puts a task in; waits while the queue is full.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel; it does not count then
    /// @throws dev.tandem.engine.ClosedException when the pool was closed or its workers are gone, also while this waits
    public void put(T task) {
        put(task, FOR_EVER);
    }

    /// Puts a task in.
    ///
    /// @throws QueueFullException at once when the queue is full and this is not to block
    public void put(T task, boolean block) {
        put(task, block ? FOR_EVER : Duration.ZERO);
    }

    /// Puts a task in if there is room in time.
    ///
    /// @throws CallTimeoutException when the queue is full all the time; the task does not count
    public void put(T task, Duration timeout) {
        put(line, task, queueSize, timeout);
    }

    /// Puts a task of several arguments in; waits while the queue is full.
    ///
    /// @throws TandemException when the function takes another number of arguments
    @SuppressWarnings("unchecked")
    public void put(Object first, Object second, Object... more) {
        Object[] all = new Object[2 + more.length];
        all[0] = first;
        all[1] = second;
        System.arraycopy(more, 0, all, 2, more.length);
        target.requireArguments(all.length, staticArgs);
        put((T) Arrays.asList(all));
    }

    private void put(ResultLine to, T task, int ahead, Duration timeout) {
        TaskEntry entry = TaskEntry.of(to, target.item(task, staticArgs));
        boolean taken = false;
        try {
            taken = Waits.interruptible("put", workers.name(), () -> {
                dispatch.put(entry, queueSize, ahead, Waits.nanos(timeout));
                return true;
            });
        } finally {
            if (!taken) {
                entry.release();
            }
        }
    }

    /// Has a thread put all tasks in, one after the other as they are wanted; there may be infinitely many. Once.
    ///
    /// It stops when the pool is closed, and pauses while [#UNCOLLECTED_LIMIT] results wait, or results of
    /// [#UNCOLLECTED_BYTES], and nobody collects.
    public synchronized void putAsync(Iterable<? extends T> tasks) {
        if (feeder != null) {
            throw new TandemException("putAsync may be called only once: pool=" + workers.name());
        }
        workers.requireOpen();
        Feeder made = new Feeder(workers.name(), () -> Feeder.<T>feed(tasks, this::awaitDemand, this::put),
                () -> dispatch.setFeeding(false));
        dispatch.setFeeding(true);
        feeder = made;
        workers.stopAtEnd(made);
        made.start();
    }

    private boolean awaitDemand() {
        return Waits.interruptible("putAsync", workers.name(), () -> dispatch.awaitDemand(line, UNCOLLECTED_LIMIT, UNCOLLECTED_BYTES));
    }

    /// Waits until [#putAsync] has put all in.
    ///
    /// @throws TandemException when the iterable failed
    public void joinAsync() {
        joinAsync(FOR_EVER);
    }

    /// @throws CallTimeoutException when it is not done in time; it goes on
    public void joinAsync(Duration timeout) {
        if (!Waits.interruptible("joinAsync", workers.name(), () -> dispatch.awaitFed(Waits.nanos(timeout)))) {
            throw new CallTimeoutException("tasks are still being put: pool=" + workers.name() + ", timeout=" + timeout.toMillis() + "ms");
        }
        requireFed();
    }

    private void requireFed() {
        if (feeder != null) {
            feeder.requireSound();
        }
    }

    /// The next result; waits for it.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when its task threw: the cause is what it threw
    /// @throws NothingOutstandingException when all results have been collected
    /// @throws dev.tandem.engine.ClosedException when it cannot come any more
    public R get() {
        return get(FOR_EVER);
    }

    /// The next result.
    ///
    /// @throws NoResultYetException at once when there is none yet and this is not to block
    public R get(boolean block) {
        return get(block ? FOR_EVER : Duration.ZERO);
    }

    /// The next result if it comes in time.
    ///
    /// @throws CallTimeoutException when it does not; it stays to be collected
    public R get(Duration timeout) {
        try {
            return collector.next(line, timeout);
        } catch (NothingOutstandingException e) {
            requireFed();
            throw e;
        }
    }

    /// All results that have not been collected, when all tasks are finished and [#putAsync] has put all in.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when a task failed, once for all that did; the results of the
    ///     others stay to be collected
    /// @throws TandemException when the iterable of [#putAsync] failed, once; the results stay to be collected
    public List<R> getAll() {
        collector.awaitAll(line);
        if (feeder != null) {
            feeder.requireSoundOnce();
        }
        return collector.all(line);
    }

    /// The results for all items in their order, apart from what is put and got.
    ///
    /// @throws dev.tandem.engine.TaskFailedException when a task failed; the rest is withdrawn
    public List<R> map(Iterable<? extends T> items) {
        ResultLine own = new ResultLine(true);
        try {
            int ahead = Math.max(queueSize, UNCOLLECTED_LIMIT);
            for (T item : items) {
                put(own, item, ahead, FOR_EVER);
                if (own.failed()) {
                    break;
                }
            }
            return collector.inOrder(own);
        } finally {
            dispatch.clear(own);
        }
    }

    /// Withdraws tasks that no worker has begun.
    public void clearTasks() {
        dispatch.clear(line);
    }

    /// Whether the pool has workers.
    public boolean isAlive() {
        return workers.alive();
    }

    /// How many workers there are.
    public int size() {
        return workers.size();
    }

    /// What the pool is called in messages and panels.
    public String name() {
        return workers.name();
    }

    /// Has no more handled of what workers log through this logger.
    ///
    /// @param logger the logger or its name
    /// @throws TandemException when it was not added
    public void removeLogger(Object logger) {
        workers.removeLogger(Loggers.nameOf(logger));
    }

    /// Never possible: workers are told of loggers when they start.
    ///
    /// @throws TandemException always
    public void addLogger(Object logger) {
        throw new TandemException("loggers are added before the pool starts: logger=" + Loggers.nameOf(logger) + ", pool=" + name());
    }

    /// Takes no more tasks, lets the workers finish all that were put, and ends them.
    public void join() {
        join(FOR_EVER);
    }

    /// @throws CallTimeoutException when that takes longer; the workers go on
    public void join(Duration timeout) {
        dispatch.stopTaking();
        if (!Waits.interruptible("join", workers.name(), () -> dispatch.awaitQuiet(Waits.nanos(timeout)))) {
            throw new CallTimeoutException("tasks are still running: pool=" + name() + ", timeout=" + timeout.toMillis() + "ms");
        }
        terminate();
    }

    /// Ends the workers: at once if the pool is a daemon, else when they have finished the tasks they have begun.
    /// Returns when they are gone and all that they logged is handled. Harmless when done before.
    @Override
    public void close() {
        if (!daemon) {
            dispatch.discard();
            try {
                dispatch.awaitQuiet(TaskDispatch.FOR_EVER);
            } catch (InterruptedException e) {
                // Whoever is interrupted does not want to wait any longer.
                Thread.currentThread().interrupt();
            }
        }
        terminate();
    }

    /// Ends the workers at once, whatever they do. Returns when they are gone and all that they logged is handled.
    public void terminate() {
        workers.terminate();
    }

    /// Has it live on when the run of a script that opened it is followed by another; `keep(manager)` in a script.
    @Override
    public void keep() {
        workers.keep();
    }

    @Override
    public String toString() {
        return "PoolManager[" + name() + ", " + size() + (size() == 1 ? " worker" : " workers") + (isAlive() ? "]" : ", closed]");
    }
}
