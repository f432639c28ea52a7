package dev.tandem.engine.internal.task;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.worker.CallChannel;
import java.util.ArrayList;
import java.util.List;

/// A batch that a worker works on. No task waits behind a slow one: when one stalls, the results before it are told
/// and those behind it are handed back; when all together take long, the rest is handed back too.
///
/// The task thread runs it; [StallWatch] looks after it from another one. Guarded by this.
final class BatchRun implements StallWatch.Watched {
    private static final long STALLED_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 5_000_000;
    /// How many bytes a character of a text takes under way.
    private static final int MOST_PER_CHARACTER = 4;
    private static final Object[] NONE = {};

    private final Function1<Object, Object> target;
    private final Object[] items;
    private final CallChannel channel;
    private final long started = System.nanoTime();
    private final List<Object> outcomes = new ArrayList<>();
    /// The first task that has not begun, and the first that is not ours any more.
    private int next;
    private int end;
    private int surrendered;
    private boolean running;
    private long begun = started;
    private long toldAt = started;

    BatchRun(Function1<Object, Object> target, Object[] items, CallChannel channel) {
        this.target = target;
        this.items = items;
        this.channel = channel;
        this.end = items.length;
    }

    BatchAnswer run() {
        boolean watched = items.length > 1;
        if (watched) {
            StallWatch.INSTANCE.watch(this);
        }
        try {
            for (int i = begin(); i >= 0; i = begin()) {
                finished(outcome(items[i]));
            }
        } finally {
            if (watched) {
                StallWatch.INSTANCE.release(this);
            }
        }
        return answer();
    }

    private synchronized int begin() {
        begun = System.nanoTime();
        // The worker is to stop, or a task has left its own flag behind, which must not hit the next one.
        boolean interrupted = Thread.interrupted();
        if (interrupted || next > 0 && begun - started > LONGEST_NANOS) {
            surrender();
        }
        if (next == end) {
            return -1;
        }
        running = true;
        return next++;
    }

    private synchronized void finished(Object outcome) {
        running = false;
        outcomes.add(outcome);
    }

    // The boundary to the user's code: whatever it throws is the outcome of this task.
    private Object outcome(Object form) {
        Object item;
        try {
            item = Form.read(form);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Constructors and methods of the user's classes run here.
            return TaskFailure.notShipped(e);
        }
        Object result;
        try {
            result = target.apply(item);
        } catch (Throwable e) {
            return TaskFailure.thrown(e);
        }
        try {
            return Form.ofResult(result, channel);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Methods of the user's value run when it is written.
            return TaskFailure.notShipped(e);
        }
    }

    /// Tells what is done and hands back what has not begun if the present task takes long.
    ///
    /// @return true when there is nothing left that could be told before the end
    @Override
    public synchronized boolean tellIfStalled() {
        if (!running || System.nanoTime() - begun < STALLED_NANOS) {
            return false;
        }
        surrender();
        // Under the lock, so that it comes before the answer, where what is too long for a message lies in a segment as a whole.
        boolean tellsOutcomes = !outcomes.isEmpty() && outcomes.stream().mapToLong(TaskFailure::bytes).sum() < channel.longest() / MOST_PER_CHARACTER;
        if (tellsOutcomes) {
            List<CallChannel.Encoded> segments = outcomes.stream().filter(CallChannel.Encoded.class::isInstance).map(CallChannel.Encoded.class::cast)
                    .toList();
            channel.tell(answer(), segments);
        } else if (surrendered > 0) {
            channel.tell(new BatchAnswer(NONE, surrendered, 0));
            surrendered = 0;
        }
        return true;
    }

    private void surrender() {
        surrendered += end - next;
        end = next;
    }

    private synchronized BatchAnswer answer() {
        long now = System.nanoTime();
        BatchAnswer answer = new BatchAnswer(outcomes.toArray(), surrendered, now - toldAt);
        outcomes.clear();
        surrendered = 0;
        toldAt = now;
        return answer;
    }
}
