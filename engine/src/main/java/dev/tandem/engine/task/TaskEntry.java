package dev.tandem.engine.task;

import dev.tandem.engine.code.ShippedClass;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.code.Shipping;
import java.util.List;

/// One task from `put` to `get`. Guarded by the lock of its dispatch.
final class TaskEntry {
    private final ResultLine line;
    private final List<ShippedClass> classes;
    /// The form of the task; null once it is finished.
    private Object form;
    private long number;
    /// How often its line had been withdrawn when it was put.
    private long withdrawals;
    /// The form of the result, a [TaskFailure] or a [dev.tandem.engine.TandemException]; null before, and when the result is.
    private Object outcome;
    private int worker = -1;
    private boolean finished;
    private boolean cleared;
    private boolean alone;
    private int losses;

    private TaskEntry(ResultLine line, Object form, List<ShippedClass> classes) {
        this.line = line;
        this.form = form;
        this.classes = classes;
    }

    /// Fixes the value of a task.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    static TaskEntry of(ResultLine line, Object item) {
        if (Form.isSimple(item)) {
            return new TaskEntry(line, item, List.of());
        }
        Shipment shipment = Shipping.ship("task", "task", item);
        return new TaskEntry(line, shipment.payload(), shipment.classes());
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
        outcome = with;
        worker = onWorker;
        finished = true;
        form = null;
    }

    boolean cleared() {
        return cleared;
    }

    void clear() {
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
    int lost() {
        return ++losses;
    }

    int losses() {
        return losses;
    }
}
