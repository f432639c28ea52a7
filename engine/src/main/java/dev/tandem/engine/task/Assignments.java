package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.task.BatchAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Which tasks wait and which the workers have. Bookkeeping only; guarded by the lock of the dispatch.
final class Assignments {
    /// More than this does not travel together, nor wait beyond the queue.
    private static final long MOST_BATCH_BYTES = 1 << 20;
    private static final long MOST_AHEAD_BYTES = 64 << 20;

    private final int retries;
    private final Deque<TaskEntry> waiting = new ArrayDeque<>();
    /// What each worker has; null for an idle one.
    private final Batch[] running;
    private final BatchSizes sizes = new BatchSizes();
    /// Of those that wait, in bytes.
    private long waitingBytes;
    private int first;
    /// Whether nothing runs any more that has not begun.
    private boolean discarding;

    /// @param retries how often a task that was lost with its worker runs again
    Assignments(int workers, int retries) {
        this.running = new Batch[workers];
        this.retries = retries;
    }

    void add(TaskEntry entry) {
        entry.line().add(entry);
        waiting.add(entry);
        waitingBytes += entry.bytes();
    }

    private TaskEntry removeFirst() {
        TaskEntry entry = waiting.remove();
        waitingBytes -= entry.bytes();
        return entry;
    }

    private void addFirst(TaskEntry entry) {
        waiting.addFirst(entry);
        waitingBytes += entry.bytes();
    }

    /// Whether fewer than `bound` tasks have not begun, or fewer than `ahead` as long as they are short.
    boolean hasRoom(int bound, int ahead) {
        return hasRoom(bound) || ahead > bound && waitingBytes < MOST_AHEAD_BYTES && hasRoom(ahead);
    }

    private boolean hasRoom(int bound) {
        return unbegun() < bound || waiting.isEmpty() && isAnyIdle();
    }

    private boolean isAnyIdle() {
        for (Batch batch : running) {
            if (batch == null) {
                return true;
            }
        }
        return false;
    }

    /// How many tasks have not begun, as far as is known.
    int unbegun() {
        int unbegun = waiting.size();
        for (Batch batch : running) {
            unbegun += batch == null || sizes.beginAtOnce(batch.unbegun()) ? 0 : batch.unbegun();
        }
        return unbegun;
    }

    /// Whether no task waits and no worker has one.
    boolean quiet() {
        for (Batch batch : running) {
            if (batch != null && !batch.left().isEmpty()) {
                return false;
            }
        }
        return waiting.isEmpty();
    }

    /// Gives each idle worker what it is to work on next.
    List<Batch> deal() {
        List<Batch> dealt = new ArrayList<>();
        for (int i = 0; i < running.length && !waiting.isEmpty(); i++) {
            int worker = (first + i) % running.length;
            if (running[worker] == null) {
                running[worker] = next(worker);
                dealt.add(running[worker]);
            }
        }
        first = (first + dealt.size()) % running.length;
        return dealt;
    }

    private Batch next(int worker) {
        int count = sizes.next(waiting.size(), running.length);
        List<TaskEntry> entries = new ArrayList<>();
        long bytes = 0;
        do {
            entries.add(removeFirst());
            bytes += entries.getLast().bytes();
        } while (entries.size() < count && bytes < MOST_BATCH_BYTES && !entries.getFirst().alone() && !waiting.isEmpty()
                && !waiting.peek().alone());
        return new Batch(worker, entries, retries);
    }

    /// Takes in what a worker says of its batch.
    void apply(Batch batch, BatchAnswer answer) {
        List<TaskEntry> surrendered = batch.takeLast(answer.surrendered());
        int i = 0;
        for (TaskEntry entry : batch.takeFirst(answer.outcomes().length)) {
            finish(entry, answer.outcomes()[i++], batch.worker());
        }
        for (TaskEntry entry : surrendered.reversed()) {
            if (discarding || entry.withdrawn()) {
                entry.line().cleared(entry);
            } else {
                addFirst(entry);
            }
        }
        sizes.returned(answer.outcomes().length, answer.nanos());
    }

    /// A worker has no batch any more, and can take one.
    void done(int worker) {
        running[worker] = null;
    }

    /// A batch has no answer: its tasks run again, alone, or fail.
    ///
    /// @return how many have failed
    int failed(Batch batch, TandemException error) {
        List<TaskEntry> victims = batch.takeFirst(batch.left().size());
        int failures = 0;
        for (TaskEntry entry : victims.reversed()) {
            boolean again = error instanceof WorkerLostException ? entry.lost(batch.call()) <= retries : victims.size() > 1;
            if (again) {
                entry.travelAlone();
                addFirst(entry);
            } else {
                finish(entry, outcome(entry, error), batch.worker());
                failures++;
            }
        }
        return failures;
    }

    private static TandemException outcome(TaskEntry entry, TandemException error) {
        return error instanceof WorkerLostException lost
                ? new WorkerLostException("task lost its worker: task=" + entry.number() + ", tries=" + entry.losses()
                        + ", " + lost.getMessage(), lost.worker(), lost.pid())
                : error;
    }

    private static void finish(TaskEntry entry, Object outcome, int worker) {
        entry.finish(outcome, worker);
        entry.line().finished(entry);
    }

    /// Withdraws the tasks of a line that have not begun.
    void clear(ResultLine line) {
        line.withdraw();
        withdraw();
    }

    /// Withdraws all tasks that have not begun, for good.
    void discard() {
        discarding = true;
        withdraw();
    }

    private void withdraw() {
        waiting.removeIf(entry -> {
            boolean gone = (discarding || entry.withdrawn()) && !entry.alone();
            if (gone) {
                waitingBytes -= entry.bytes();
                entry.line().cleared(entry);
            }
            return gone;
        });
    }

    /// Nothing will ever run again: gives up the memory of what has no result.
    void drop() {
        waiting.forEach(TaskEntry::release);
        waiting.clear();
        waitingBytes = 0;
        for (Batch batch : running) {
            if (batch != null) {
                batch.left().forEach(TaskEntry::release);
            }
        }
    }
}
