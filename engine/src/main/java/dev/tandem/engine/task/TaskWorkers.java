package dev.tandem.engine.task;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.runtime.WorkerGroup;
import java.lang.ref.WeakReference;

/// The worker processes of one task pool, with the target in each, and what they log.
final class TaskWorkers {
    private final WorkerGroup group;
    private final TaskDispatch dispatch;
    private final LogDelivery logs;
    /// Written once, when there is one.
    private volatile Feeder feeder;

    TaskWorkers(WorkerGroup group, TaskDispatch dispatch, LogDelivery logs) {
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
