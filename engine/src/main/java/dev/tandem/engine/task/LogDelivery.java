package dev.tandem.engine.task;

import dev.tandem.engine.internal.task.LoggedRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hands the log records of workers to the loggers of the main process, one at a time and in the order in which they
/// come. Has a thread only while there are any.
///
/// Nobody can make a handler return. While one does not, the records behind it wait, at most so many; those that come
/// then are counted instead, and the count is logged in their place.
final class LogDelivery {
    static final int MOST_WAITING = 100_000;

    private static final System.Logger ERRORS = System.getLogger("dev.tandem.task");
    private static final Duration LONGEST_HANDLING = Duration.ofSeconds(5);

    private final String pool;
    private final Map<String, Logger> loggers;
    /// Guarded by this, as is all that follows.
    private final Deque<LoggedRecord> queue = new ArrayDeque<>();
    private Thread thread;
    /// How many records came while too many waited, and the first of them.
    private long dropped;
    private LoggedRecord firstDropped;
    /// How many have been handed to their logger.
    private long handled;

    LogDelivery(String pool, Map<String, Logger> loggers) {
        this.pool = pool;
        this.loggers = new ConcurrentHashMap<>(loggers);
    }

    /// Never waits.
    synchronized void add(LoggedRecord record) {
        if (queue.size() == MOST_WAITING) {
            firstDropped = dropped++ == 0 ? record : firstDropped;
            return;
        }
        queue.add(record);
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("tandem-log-delivery").inheritInheritableThreadLocals(false)
                    .start(this::run);
        }
    }

    /// Handles no more records of this logger.
    ///
    /// @return false when there is none of that name
    boolean remove(String name) {
        return loggers.remove(name) != null;
    }

    /// Waits until all that has come is handled; does not when called by a handler, nor longer than a handler may take
    /// for one record.
    void drain() {
        boolean interrupted = false;
        long stuck = 0;
        synchronized (this) {
            long before = handled;
            long since = System.nanoTime();
            while (thread != null && thread != Thread.currentThread() && stuck == 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, LONGEST_HANDLING.toNanos() - (System.nanoTime() - since)));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                if (handled != before) {
                    before = handled;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since >= LONGEST_HANDLING.toNanos()) {
                    stuck = queue.size() + 1L;
                }
            }
        }
        if (stuck > 0) {
            complain(stuck);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// In a thread of its own, since the handler that does not return may be that of all loggers.
    private void complain(long waiting) {
        Thread.ofVirtual().start(() -> ERRORS.log(System.Logger.Level.WARNING,
                "log handler does not return: pool=" + pool + ", records not handled=" + waiting));
    }

    private synchronized LoggedRecord next() {
        LoggedRecord record = queue.poll();
        if (record == null && dropped > 0) {
            record = firstDropped.replacedBy(Level.WARNING, "log records dropped, handlers were too slow: pool=" + pool
                    + ", dropped=" + dropped);
            dropped = 0;
            firstDropped = null;
        }
        if (record == null) {
            thread = null;
            notifyAll();
        }
        return record;
    }

    private void run() {
        for (LoggedRecord record = next(); record != null; record = next()) {
            deliver(record);
            synchronized (this) {
                handled++;
            }
        }
    }

    // The boundary to the user's handlers and filters: one that throws must not lose the next record.
    private void deliver(LoggedRecord logged) {
        Logger captured = loggers.get(logged.captured());
        if (captured == null) {
            return;
        }
        try {
            LogRecord record = logged.toRecord(pool);
            boolean own = logged.logger() == null || logged.logger().equals(logged.captured());
            (own ? captured : Logger.getLogger(logged.logger())).log(record);
        } catch (Throwable e) {
            ERRORS.log(System.Logger.Level.WARNING, "log record not handled: logger=" + logged.logger() + ", cause=" + e, e);
        }
    }
}
