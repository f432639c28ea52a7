package dev.tandem.engine.task;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import dev.tandem.engine.internal.task.Form;
import dev.tandem.engine.internal.task.TaskFailure;
import dev.tandem.engine.internal.worker.CallChannel;
import java.util.List;

/// One task from `put` to `get`. Guarded by the lock of its dispatch.
final class TaskEntry {
    private final ResultLine line;
    private final List<ShippedClass> classes;
    /// Where long arrays lie: of the task, and once it is finished, of the result.
    private List<Hold> segments;
    private long bytes;
    /// The form of the task; null once it is finished.
    private Object form;
    private long number;
    /// How often its line had been withdrawn when it was put.
    private long withdrawals;
    /// The form of the result, a [dev.tandem.engine.internal.task.TaskFailure] or a [dev.tandem.engine.TandemException]; null before, and when the result is.
    private Object outcome;
    private int worker = -1;
    private boolean finished;
    private boolean cleared;
    private boolean alone;
    private int losses;
    private long lostWith;

    private TaskEntry(ResultLine line, Object form, List<ShippedClass> classes, List<Hold> segments) {
        this.line = line;
        this.form = form;
        this.classes = classes;
        this.segments = segments;
        this.bytes = weigh(form, segments);
    }

    private static long weigh(Object form, List<Hold> segments) {
        long sum = TaskFailure.bytes(form);
        for (Hold hold : segments) {
            sum += hold.name().bytes();
        }
        return sum;
    }

    /// Fixes the value of a task.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    static TaskEntry of(ResultLine line, Object item) {
        if (Form.isSimple(item)) {
            return new TaskEntry(line, item, List.of(), List.of());
        }
        Shipment shipment = Shipping.ship("task", "task", item);
        return new TaskEntry(line, shipment.payload(), shipment.classes(), shipment.segments());
    }

    ResultLine line() {
        return line;
    }

    /// Counted from 0 in the order of `put`.
    long number() {
        return number;
    }

    void placed(long inLine, long withdrawalsBefore) {
        number = inLine;
        withdrawals = withdrawalsBefore;
    }

    /// Whether its line has been withdrawn since it was put.
    boolean withdrawn() {
        return line.withdrawals() > withdrawals;
    }

    Object form() {
        return form;
    }

    List<ShippedClass> classes() {
        return classes;
    }

    List<Hold> segments() {
        return segments;
    }

    /// How much memory the task takes, or the result once there is one.
    long bytes() {
        return bytes;
    }

    Object outcome() {
        return outcome;
    }

    int worker() {
        return worker;
    }

    boolean finished() {
        return finished;
    }

    void finish(Object with, int onWorker) {
        release();
        outcome = with;
        worker = onWorker;
        finished = true;
        form = null;
        if (with instanceof CallChannel.Encoded result) {
            segments = result.holds();
        }
        bytes = weigh(with, segments);
    }

    /// Gives up the segments: the task will not run any more, or its result has been read.
    void release() {
        segments.forEach(Hold::close);
        segments = List.of();
    }

    boolean cleared() {
        return cleared;
    }

    void clear() {
        release();
        cleared = true;
    }

    /// Whether it travels alone, because it was lost in company.
    boolean alone() {
        return alone;
    }

    void travelAlone() {
        alone = true;
    }

    /// Counts that it was lost with its worker.
    ///
    /// @param call which brought it to its worker
    int lost(long call) {
        lostWith = call;
        return ++losses;
    }

    /// The call with which it was lost at last, or 0.
    long lostWith() {
        return lostWith;
    }

    int losses() {
        return losses;
    }
}
