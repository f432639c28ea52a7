package dev.tandem.engine.task;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.task.BatchAnswer;
import dev.tandem.engine.internal.task.TaskBatch;
import dev.tandem.engine.runtime.CallListener;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.RunningCall;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Brings tasks to the workers of one pool and their outcomes to the lines of those who collect them.
///
/// A worker has at most one batch: an idle one gets the next at once, a busy one lets them add up. The threads
/// that put, and the engine's threads that bring answers, do all the work. Nothing is waited for under the lock.
final class TaskDispatch {
    static final long FOR_EVER = Long.MAX_VALUE;
    private static final long PATIENCE_NANOS = 1_000_000;

    /// As code and values of the target, those of when the pool was started.
    private final OwnDefaults defaults = OwnDefaults.now();
    private final WorkerGroup group;
    private final long target;
    private final ReentrantLock lock = new ReentrantLock();
    /// For those who want to put: there is some room; and there is enough to make waking them worth while.
    private final Condition room = lock.newCondition();
    private final Condition muchRoom = lock.newCondition();
    private final Condition news = lock.newCondition();
    /// All guarded by the lock, as are entries, lines and batches.
    private final Assignments tasks;
    private int collectors;
    /// With so few tasks not begun, much room is there; -1 when nobody waits for that.
    private int fewEnough = -1;
    private boolean feeding;
    /// Nothing more is taken.
    private boolean closing;
    /// Why nothing more will happen; null before.
    private TandemException ended;

    /// @param target under which number the workers have the target
    /// @param retries how often a task that was lost with its worker runs again
    TaskDispatch(WorkerGroup group, long target, int retries) {
        this.group = group;
        this.target = target;
        this.tasks = new Assignments(group.size(), retries);
    }

    /// Takes a task when fewer than `bound` have not begun.
    ///
    /// @param ahead up to how many may wait beyond that while they are short
    /// @throws QueueFullException when there is no room and nothing is to be waited for
    /// @throws CallTimeoutException when there is no room in time; the task does not count
    void put(TaskEntry entry, int bound, int ahead, long nanos) throws InterruptedException {
        List<Batch> ready;
        lock.lock();
        try {
            long left = nanos;
            boolean isQuick = true;
            requireTaking();
            while (!tasks.hasRoom(bound, ahead)) {
                if (left <= 0) {
                    throw full(bound, nanos);
                }
                left = isQuick ? awaitMuchRoom(ahead, left) : await(room, left);
                isQuick = false;
                requireTaking();
            }
            tasks.add(entry);
            ready = deal();
        } finally {
            lock.unlock();
        }
        send(ready);
    }

    /// Waits until half of the queue is free, so that each wake-up serves several quick tasks; the workers have the
    /// other half meanwhile. Not for long: where tasks are slow each place counts.
    private long awaitMuchRoom(int bound, long nanos) throws InterruptedException {
        fewEnough = Math.max(fewEnough, bound / 2);
        long patience = Math.min(nanos, PATIENCE_NANOS);
        long left = muchRoom.awaitNanos(patience);
        return nanos == FOR_EVER ? FOR_EVER : nanos - patience + left;
    }

    private static long await(Condition condition, long nanos) throws InterruptedException {
        if (nanos == FOR_EVER) {
            condition.await();
            return FOR_EVER;
        }
        return condition.awaitNanos(nanos);
    }

    private void requireTaking() {
        if (ended != null) {
            throw refusal();
        }
        if (closing) {
            throw new ClosedException("impossible, already closed: pool=" + group.name());
        }
    }

    private TandemException refusal() {
        return new ClosedException("impossible, already terminated: pool=" + group.name() + ", cause=" + ended.getMessage(), ended);
    }

    private TandemException full(int bound, long nanos) {
        return nanos <= 0 ? new QueueFullException(group.name(), bound)
                : new CallTimeoutException("queue full all the time: pool=" + group.name() + ", queueSize=" + bound + ", timeout="
                        + nanos / 1_000_000 + "ms");
    }

    private List<Batch> deal() {
        return ended == null ? tasks.deal() : List.of();
    }

    private void send(List<Batch> ready) {
        for (Batch batch : ready) {
            try {
                RunningCall call = group.call(batch.worker(), batch.shipment(target), options(batch), new Hearing(batch));
                batch.sentAs(call.id());
                call.whenComplete((answer, error) -> answered(batch, (BatchAnswer) answer, error));
            } catch (TandemException e) {
                answered(batch, null, e);
            }
        }
    }

    private CallOptions options(Batch batch) {
        return CallOptions.uncounted(batch.label()).withDefaults(defaults).repeated(batch.repeated()).carrying(batch.size(),
                batch.retryOf());
    }

    /// Of one batch. The answer may be there before anybody waits for it: then another thread takes it in, later than what was lent
    /// for it is taken back.
    private final class Hearing implements CallListener {
        private final Batch batch;

        Hearing(Batch batch) {
            this.batch = batch;
        }

        @Override
        public void told(Object message) {
            pass(() -> apply(batch, (BatchAnswer) message));
        }

        @Override
        public void answered(Object answer) {
            batch.keep((BatchAnswer) answer);
        }
    }

    /// Takes in what a worker said, and passes on what has become possible: first to workers, then to those who wait.
    private void pass(Runnable news) {
        List<Batch> ready;
        lock.lock();
        try {
            news.run();
            ready = deal();
        } finally {
            lock.unlock();
        }
        try {
            send(ready);
        } finally {
            lock.lock();
            try {
                announce();
            } finally {
                lock.unlock();
            }
        }
    }

    private void answered(Batch batch, BatchAnswer answer, Throwable error) {
        Throwable cause = cause(error);
        pass(() -> {
            if (cause == null) {
                apply(batch, answer);
            } else {
                failed(batch, cause);
            }
            if (!(cause instanceof WorkerLostException)) {
                tasks.done(batch.worker());
            }
        });
        batch.letGo();
        if (cause instanceof WorkerLostException) {
            awaitSuccessor(batch.worker());
        }
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException e ? e.getCause() : error;
    }

    /// A process is being started in the place of a lost one: others take the tasks until it answers.
    private void awaitSuccessor(int worker) {
        try {
            group.call(worker, Shipping.shipBack("task", new TaskBatch.Nothing()), CallOptions.uncounted("begin again"))
                    .whenComplete((nothing, error) -> succeeded(worker, cause(error)));
        } catch (TandemException e) {
            succeeded(worker, e);
        }
    }

    private void succeeded(int worker, Throwable error) {
        if (error instanceof WorkerLostException) {
            awaitSuccessor(worker);
            return;
        }
        pass(() -> {
            if (error instanceof ClosedException e) {
                ended(e);
            }
            tasks.done(worker);
        });
    }

    private void announce() {
        room.signalAll();
        news.signalAll();
        if (fewEnough >= 0 && (closing || tasks.unbegun() <= fewEnough)) {
            fewEnough = -1;
            muchRoom.signalAll();
        }
    }

    private void apply(Batch batch, BatchAnswer answer) {
        tasks.apply(batch, answer);
        group.countTasks(batch.worker(), answer.outcomes().length - answer.failures(), answer.failures());
    }

    private void failed(Batch batch, Throwable error) {
        if (error instanceof ClosedException e) {
            ended(e);
            return;
        }
        TandemException known = error instanceof TandemException e ? e
                : new TandemException("tasks not answered: pool=" + group.name() + ", cause=" + error, error);
        group.countTasks(batch.worker(), 0, tasks.failed(batch, known));
    }

    private void ended(TandemException why) {
        if (ended == null) {
            ended = why;
            tasks.drop();
        }
        closing = true;
        announce();
    }

    /// Nothing more will happen: those who wait fail with this.
    void end(TandemException why) {
        lock.lock();
        try {
            ended(why);
        } finally {
            lock.unlock();
        }
    }

    /// Takes the next finished task of a line.
    ///
    /// @return null when none is finished in time
    /// @throws TandemException when there is nothing to wait for
    TaskEntry collect(ResultLine line, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            TaskEntry entry = line.poll();
            while (entry == null) {
                requireOutstanding(line);
                if (left <= 0) {
                    return null;
                }
                left = awaitNews(left);
                entry = line.poll();
            }
            if (line.outstanding() == 0) {
                news.signalAll();
            }
            room.signalAll();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all tasks of a line are finished and nothing feeds it any longer.
    void awaitAll(ResultLine line) throws InterruptedException {
        lock.lock();
        try {
            while (feeding || line.outstanding() > line.ready()) {
                if (ended != null) {
                    throw refusal();
                }
                awaitNews(FOR_EVER);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes all finished tasks of a line.
    List<TaskEntry> collectAll(ResultLine line) {
        lock.lock();
        try {
            List<TaskEntry> all = line.pollAll();
            announce();
            return all;
        } finally {
            lock.unlock();
        }
    }

    int outstanding(ResultLine line) {
        lock.lock();
        try {
            return line.outstanding();
        } finally {
            lock.unlock();
        }
    }

    /// Gives back what was taken.
    void putBack(ResultLine line, List<TaskEntry> taken) {
        lock.lock();
        try {
            line.putBack(taken);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void requireOutstanding(ResultLine line) {
        if (ended != null) {
            throw refusal();
        }
        if (line.outstanding() == 0 && !feeding) {
            throw new NothingOutstandingException(group.name());
        }
    }

    private long awaitNews(long nanos) throws InterruptedException {
        collectors++;
        room.signalAll();
        try {
            return await(news, nanos);
        } finally {
            collectors--;
        }
    }

    /// Withdraws the tasks of a line that have not begun.
    void clear(ResultLine line) {
        lock.lock();
        try {
            tasks.clear(line);
            announce();
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more from now on, and withdraws all tasks that have not begun.
    void discard() {
        lock.lock();
        try {
            closing = true;
            tasks.discard();
            announce();
        } finally {
            lock.unlock();
        }
    }

    /// Says that something feeds tasks, or does not any longer.
    void setFeeding(boolean now) {
        lock.lock();
        try {
            feeding = now;
            announce();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing feeds tasks. Counts as collecting, since the feeder would otherwise wait for that.
    ///
    /// @return false when it goes on after that time
    boolean awaitFed(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (feeding && left > 0) {
                left = awaitNews(left);
            }
            return !feeding;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until so few results of a line wait to be collected that it may be fed, or somebody collects.
    ///
    /// @return false when nothing more is taken
    boolean awaitDemand(ResultLine line, int most, long mostBytes) throws InterruptedException {
        lock.lock();
        try {
            while (!closing && (line.ready() >= most || line.readyBytes() >= mostBytes) && collectors == 0) {
                room.await();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more from now on.
    void stopTaking() {
        lock.lock();
        try {
            closing = true;
            announce();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no worker has a task and none waits.
    ///
    /// @return false when it takes longer than that
    boolean awaitQuiet(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (ended == null && !tasks.quiet() && left > 0) {
                left = await(news, left);
            }
            return ended != null || tasks.quiet();
        } finally {
            lock.unlock();
        }
    }
}
