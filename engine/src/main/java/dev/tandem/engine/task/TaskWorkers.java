package dev.tandem.engine.task;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.task.Install;
import dev.tandem.engine.internal.task.LoggedRecord;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.Restoration;
import dev.tandem.engine.runtime.WorkerGroup;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// The worker processes of one task pool, with the target in each, and what they log.
final class TaskWorkers {
    private static final AtomicLong TARGETS = new AtomicLong();

    private final WorkerGroup group;
    private final TaskDispatch dispatch;
    private final LogDelivery logs;
    /// Written once, when there is one.
    private volatile Feeder feeder;

    private TaskWorkers(WorkerGroup group, TaskDispatch dispatch, LogDelivery logs) {
        this.group = group;
        this.dispatch = dispatch;
        this.logs = logs;
        hearOfTheEnd(group, new WeakReference<>(this));
    }

    /// The registry holds the listener, which must not hold the pool.
    private static void hearOfTheEnd(WorkerGroup group, WeakReference<TaskWorkers> who) {
        String name = group.name();
        group.gone().thenRun(() -> {
            TaskWorkers workers = who.get();
            if (workers != null) {
                workers.end(new ClosedException("terminated: pool=" + name + ", reason=" + workers.group.endReason()));
            }
        });
    }

    static TaskWorkers start(PoolManagerBuilder<?, ?> wanted) {
        long id = TARGETS.incrementAndGet();
        Install first = new Install(id, wanted.target().blueprint(), wanted.staticArgs(), Loggers.wanted(wanted.loggers()));
        Shipment install = Shipping.ship("target", "target", first);
        LogDelivery logs = new LogDelivery(wanted.name(), wanted.loggers());
        WorkerGroup group = WorkerGroup.open(GroupSpec.of(wanted.name(), wanted.size()).withOptions(wanted.options())
                .withRestore(Restoration.Listed.all(List.of(install))).withListener(message -> logs.add((LoggedRecord) message)));
        try {
            install(group, install);
        } catch (RuntimeException e) {
            group.close();
            logs.drain();
            throw e;
        }
        return new TaskWorkers(group, new TaskDispatch(group, id, wanted.retries()), logs);
    }

    private static void install(WorkerGroup group, Shipment install) {
        List<CompletableFuture<Object>> calls = IntStream.range(0, group.size())
                .mapToObj(worker -> group.call(worker, install, CallOptions.labelled("install"))).toList();
        WorkerGroup.awaitAll(calls);
        for (int worker = 0; worker < group.size(); worker++) {
            group.countTasks(worker, -1, 0);
        }
    }

    TaskDispatch dispatch() {
        return dispatch;
    }

    String name() {
        return group.name();
    }

    int size() {
        return group.size();
    }

    boolean alive() {
        return !group.closed();
    }

    void requireOpen() {
        if (group.closed()) {
            throw new ClosedException("impossible, already terminated: pool=" + name() + ", reason=" + group.endReason());
        }
    }

    void keep() {
        group.keep();
    }

    void stopAtEnd(Feeder of) {
        feeder = of;
    }

    void removeLogger(String logger) {
        if (!logs.remove(logger)) {
            throw Loggers.unknown(logger);
        }
    }

    void terminate() {
        end(new ClosedException("closed: pool=" + name()));
        group.terminate();
        logs.drain();
    }

    private void end(TandemException why) {
        dispatch.end(why);
        Feeder started = feeder;
        if (started != null) {
            started.stop();
        }
    }
}
