package dev.tandem.engine.task;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.task.Form;
import dev.tandem.engine.internal.task.TaskFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Turns finished tasks into the values or errors that their collectors get. Thread-safe.
final class Collector<R> {
    private final String pool;
    private final TaskDispatch dispatch;

    Collector(String pool, TaskDispatch dispatch) {
        this.pool = pool;
        this.dispatch = dispatch;
    }

    /// The next one of a line.
    R next(ResultLine line, Duration timeout) {
        TaskEntry entry = Waits.interruptible("get", pool, () -> dispatch.collect(line, Waits.nanos(timeout)));
        if (entry != null) {
            R value = value(entry);
            entry.release();
            return value;
        }
        throw timeout.isPositive() ? new CallTimeoutException("no result in time: pool=" + pool + ", timeout=" + timeout.toMillis() + "ms")
                : new NoResultYetException(pool);
    }

    /// Waits until all of a line are finished and nothing feeds it any longer.
    void awaitAll(ResultLine line) {
        Waits.interruptible("getAll", pool, () -> {
            dispatch.awaitAll(line);
            return null;
        });
    }

    /// All of a line that are finished, or the first error, with the others suppressed in it.
    List<R> all(ResultLine line) {
        List<TaskEntry> entries = dispatch.collectAll(line);
        List<R> values = new ArrayList<>(entries.size());
        List<TaskEntry> sound = new ArrayList<>();
        TandemException failure = null;
        for (TaskEntry entry : entries) {
            try {
                values.add(value(entry));
                sound.add(entry);
            } catch (TandemException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            dispatch.putBack(line, sound);
            throw failure;
        }
        sound.forEach(TaskEntry::release);
        return values;
    }

    /// All of a line to which nothing is added any more, or the first error.
    List<R> inOrder(ResultLine line) {
        List<R> values = new ArrayList<>();
        while (dispatch.outstanding(line) > 0) {
            values.add(next(line, Duration.ofNanos(TaskDispatch.FOR_EVER)));
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private R value(TaskEntry entry) {
        switch (entry.outcome()) {
            case TaskFailure failure -> throw failure.toException(pool, entry.number(), entry.worker());
            case TandemException lost -> throw lost.metAt(new Throwable().getStackTrace());
            case null, default -> {
                return (R) read(entry);
            }
        }
    }

    private Object read(TaskEntry entry) {
        try {
            return Form.read(entry.outcome());
        } catch (Exception | LinkageError | StackOverflowError e) {
            // User code: reading a value runs constructors and methods of its classes.
            throw new CannotShipException("result cannot be read: pool=" + pool + ", task=" + entry.number() + ", cause=" + e, e);
        }
    }
}
