package dev.tandem.engine.task;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import dev.tandem.engine.internal.task.BatchAnswer;
import dev.tandem.engine.internal.task.TaskBatch;
import dev.tandem.engine.internal.worker.CallChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tasks that a worker has, of which it has begun the first. Guarded by the lock of the dispatch, but for what keeps the answer.
final class Batch {
    private final int worker;
    private final List<TaskEntry> left;
    private final String label;
    private final Object[] forms;
    private final boolean repeated;
    private final long retryOf;
    /// Which call brings it to its worker; written by whoever sends it, before any answer can be taken in.
    private volatile long call;
    /// What keeps segments of the answer until its results have holds of their own. Guarded by itself, as is the next.
    private final List<Hold> kept = new ArrayList<>();
    private boolean isTakenIn;

    /// @param retries how often a task that was lost with its worker runs again
    Batch(int worker, List<TaskEntry> entries, int retries) {
        this.worker = worker;
        this.left = new ArrayList<>(entries);
        this.forms = new Object[entries.size()];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = entries.get(i).form();
        }
        this.label = entries.size() == 1 ? "task " + entries.getFirst().number()
                : "tasks " + entries.getFirst().number() + "-" + entries.getLast().number();
        retryOf = entries.getFirst().lostWith();
        repeated = entries.stream().allMatch(entry -> entry.losses() < retries);
    }

    int worker() {
        return worker;
    }

    /// Keeps the segments of an answer until it is taken in.
    void keep(BatchAnswer answer) {
        synchronized (kept) {
            if (!isTakenIn) {
                for (Object outcome : answer.outcomes()) {
                    if (outcome instanceof CallChannel.Encoded result) {
                        kept.addAll(result.holds());
                    }
                }
            }
        }
    }

    /// The answer is taken in, or there is none.
    void letGo() {
        List<Hold> done;
        synchronized (kept) {
            isTakenIn = true;
            done = List.copyOf(kept);
            kept.clear();
        }
        done.forEach(Hold::close);
    }

    String label() {
        return label;
    }

    /// Whether its tasks run again when its worker is lost.
    boolean repeated() {
        return repeated;
    }

    /// The call with which its first task was lost before, or 0.
    long retryOf() {
        return retryOf;
    }

    /// With how many tasks it is sent.
    int size() {
        return forms.length;
    }

    void sentAs(long number) {
        call = number;
    }

    /// Which call brings it to its worker.
    long call() {
        return call;
    }

    /// Those without an outcome that it still has.
    List<TaskEntry> left() {
        return left;
    }

    int unbegun() {
        return Math.max(0, left.size() - 1);
    }

    /// Takes the first ones.
    List<TaskEntry> takeFirst(int count) {
        return take(0, Math.min(count, left.size()));
    }

    /// Takes the last ones.
    List<TaskEntry> takeLast(int count) {
        return take(Math.max(0, left.size() - count), left.size());
    }

    private List<TaskEntry> take(int from, int to) {
        List<TaskEntry> part = left.subList(from, to);
        List<TaskEntry> taken = List.copyOf(part);
        part.clear();
        return taken;
    }

    /// What is sent; needs no lock, but must be called before any answer.
    Shipment shipment(long target) {
        Set<ShippedClass> classes = new LinkedHashSet<>();
        List<Hold> segments = new ArrayList<>();
        for (TaskEntry entry : left) {
            classes.addAll(entry.classes());
            segments.addAll(entry.segments());
        }
        // Nothing is to be captured: forms are simple or encoded.
        byte[] payload = Shipping.shipBack("tasks", new TaskBatch(target, forms)).payload();
        return new Shipment(List.copyOf(classes), payload).keeping(segments);
    }
}
