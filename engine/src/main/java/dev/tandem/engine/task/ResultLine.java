package dev.tandem.engine.task;

import dev.tandem.engine.internal.task.TaskFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The tasks of which somebody wants the results, in the order in which they are handed out: as put, or as finished.
/// Guarded by the lock of the dispatch.
final class ResultLine {
    private final boolean ordered;
    /// When ordered, all that are not collected; else those that are finished.
    private final Deque<TaskEntry> entries = new ArrayDeque<>();
    private long numbered;
    private long withdrawals;
    private int outstanding;
    private int ready;
    private long readyBytes;
    private boolean failed;

    ResultLine(boolean ordered) {
        this.ordered = ordered;
    }

    void add(TaskEntry entry) {
        entry.placed(numbered++, withdrawals);
        outstanding++;
        if (ordered) {
            entries.add(entry);
        }
    }

    /// What has not begun by now is not to run.
    void withdraw() {
        withdrawals++;
    }

    long withdrawals() {
        return withdrawals;
    }

    /// An entry was finished.
    void finished(TaskEntry entry) {
        ready++;
        readyBytes += entry.bytes();
        failed |= entry.outcome() instanceof TaskFailure || entry.outcome() instanceof RuntimeException;
        if (!ordered) {
            entries.add(entry);
        }
    }

    /// An entry will never run.
    void cleared(TaskEntry entry) {
        entry.clear();
        outstanding--;
    }

    /// Takes the next finished entry; null when it is not finished yet.
    TaskEntry poll() {
        while (!entries.isEmpty() && entries.peek().cleared()) {
            entries.remove();
        }
        if (entries.isEmpty() || !entries.peek().finished()) {
            return null;
        }
        outstanding--;
        ready--;
        readyBytes -= entries.peek().bytes();
        return entries.remove();
    }

    /// Gives back entries that were taken, to be handed out before all others.
    void putBack(List<TaskEntry> taken) {
        taken.reversed().forEach(entries::addFirst);
        outstanding += taken.size();
        ready += taken.size();
        taken.forEach(entry -> readyBytes += entry.bytes());
    }

    /// Takes all finished entries.
    List<TaskEntry> pollAll() {
        List<TaskEntry> all = new ArrayList<>();
        for (TaskEntry entry = poll(); entry != null; entry = poll()) {
            all.add(entry);
        }
        return all;
    }

    /// Neither collected nor cleared.
    int outstanding() {
        return outstanding;
    }

    /// Finished and not collected.
    int ready() {
        return ready;
    }

    /// How much memory the results take that are finished and not collected.
    long readyBytes() {
        return readyBytes;
    }

    /// Whether any task has failed so far.
    boolean failed() {
        return failed;
    }
}
