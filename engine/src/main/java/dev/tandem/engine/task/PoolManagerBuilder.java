package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.task.Install;
import dev.tandem.engine.internal.task.LoggedRecord;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.Restoration;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// What a task pool is to be; [#start()] makes it. Begins at [PoolManager#of]. Not thread-safe.
public final class PoolManagerBuilder<T, R> {
    private static final AtomicLong TARGETS = new AtomicLong();

    private final Target target;
    private final Map<String, Logger> loggers = new LinkedHashMap<>();
    private int size = Runtime.getRuntime().availableProcessors();
    private int queueSize;
    private boolean ordered;
    private boolean daemon = true;
    private int retries = 1;
    private Object[] staticArgs = {};
    private String name = "task pool";
    private WorkerOptions options = WorkerOptions.DEFAULT;
    private boolean started;

    PoolManagerBuilder(Target target) {
        this.target = target;
    }

    /// The number of worker processes; the number of cores when not said.
    public PoolManagerBuilder<T, R> size(int workers) {
        requireFresh();
        size = atLeast(1, "size", workers);
        return this;
    }

    /// How many tasks may wait that no worker has begun; twice the number of workers when not said.
    /// Those on their way to a worker count as begun while the tasks before took microseconds; when one turns out slow, those behind it
    /// wait again. For tasks of less than a millisecond a longer queue is quicker, since more of them travel together.
    public PoolManagerBuilder<T, R> queueSize(int tasks) {
        requireFresh();
        queueSize = atLeast(1, "queueSize", tasks);
        return this;
    }

    /// Whether results are handed out in the order of their tasks.
    public PoolManagerBuilder<T, R> ordered(boolean inOrder) {
        requireFresh();
        ordered = inOrder;
        return this;
    }

    /// Whether closing ends the workers at once (that is so when not said) or when they have finished what they have begun.
    public PoolManagerBuilder<T, R> daemon(boolean endAtOnce) {
        requireFresh();
        daemon = endAtOnce;
        return this;
    }

    /// How often a task runs again that was lost with its worker; once when not said.
    public PoolManagerBuilder<T, R> retries(int times) {
        requireFresh();
        retries = atLeast(0, "retries", times);
        return this;
    }

    /// Arguments that are sent once to each worker: the last ones of each call of the function.
    public PoolManagerBuilder<T, R> staticArgs(Object... arguments) {
        requireFresh();
        staticArgs = arguments.clone();
        return this;
    }

    /// What the pool is called in messages and panels, followed by a number.
    public PoolManagerBuilder<T, R> name(String given) {
        requireFresh();
        name = given;
        return this;
    }

    /// Memory limits, environment and the like of the workers.
    public PoolManagerBuilder<T, R> options(WorkerOptions given) {
        requireFresh();
        options = given;
        return this;
    }

    /// The same as [#addLogger(Object)].
    public PoolManagerBuilder<T, R> logger(Object logger) {
        return addLogger(logger);
    }

    /// Has what workers log through the logger of this name, or one below it, handled here by the logger of that name.
    ///
    /// @param logger of java.util.logging or, where it writes to that, of SLF4J
    /// @throws TandemException when it is something else, has no name, or the pool was started
    public PoolManagerBuilder<T, R> addLogger(Object logger) {
        requireFresh();
        Logger known = Loggers.of(logger);
        loggers.put(known.getName(), known);
        return this;
    }

    /// Undoes [#addLogger(Object)].
    ///
    /// @param logger the logger or its name
    /// @throws TandemException when it was not added, or the pool was started
    public PoolManagerBuilder<T, R> removeLogger(Object logger) {
        requireFresh();
        String known = Loggers.nameOf(logger);
        if (loggers.remove(known) == null) {
            throw Loggers.unknown(known);
        }
        return this;
    }

    /// Starts the workers and builds the target in each.
    ///
    /// @throws dev.tandem.engine.CannotShipException when the target or a static argument cannot travel
    /// @throws dev.tandem.engine.TaskFailedException when the target cannot be built; nothing is left then
    public PoolManager<T, R> start() {
        requireFresh();
        target.requireTakes(staticArgs.length);
        PoolManager<T, R> pool = PoolManager.open(this);
        started = true;
        return pool;
    }

    /// The results for all items in their order, from a pool that exists only for this.
    public List<R> map(Iterable<? extends T> items) {
        try (PoolManager<T, R> pool = start()) {
            return pool.map(items);
        }
    }

    private void requireFresh() {
        if (started) {
            throw new TandemException("pool was started already: name=" + name);
        }
    }

    private static int atLeast(int least, String what, int given) {
        if (given < least) {
            throw new IllegalArgumentException("too small: " + what + "=" + given + ", least=" + least);
        }
        return given;
    }

    Target target() {
        return target;
    }

    int queueSize() {
        return queueSize > 0 ? queueSize : 2 * size;
    }

    boolean ordered() {
        return ordered;
    }

    boolean daemon() {
        return daemon;
    }

    Object[] staticArgs() {
        return staticArgs;
    }

    /// Starts the workers, with the target in each.
    TaskWorkers workers() {
        long id = TARGETS.incrementAndGet();
        Shipment install = Shipping.ship("target", "target", new Install(id, target.blueprint(), staticArgs, Loggers.wanted(loggers)));
        LogDelivery logs = new LogDelivery(name, loggers);
        WorkerGroup group = WorkerGroup.open(GroupSpec.of(name, size).withOptions(options)
                .withRestore(Restoration.Listed.all(List.of(install))).withListener(message -> logs.add((LoggedRecord) message)));
        try {
            install(group, install);
        } catch (RuntimeException e) {
            group.close();
            logs.drain();
            throw e;
        }
        return new TaskWorkers(group, new TaskDispatch(group, id, retries), logs);
    }

    private static void install(WorkerGroup group, Shipment install) {
        List<CompletableFuture<Object>> calls = IntStream.range(0, group.size())
                .mapToObj(worker -> group.call(worker, install, CallOptions.uncounted("install"))).toList();
        WorkerGroup.awaitAll(calls);
    }
}
