package dev.tandem.engine.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hands the log records of workers to the loggers of the main process, one at a time and in the order in which they
/// come. Has a thread only while there are any.
final class LogDelivery {
    private static final System.Logger ERRORS = System.getLogger("dev.tandem.task");

    private final Map<String, Logger> loggers;
    /// Guarded by this, as is the thread.
    private final Deque<LoggedRecord> queue = new ArrayDeque<>();
    private Thread thread;

    LogDelivery(Map<String, Logger> loggers) {
        this.loggers = new ConcurrentHashMap<>(loggers);
    }

    /// Never waits.
    synchronized void add(LoggedRecord record) {
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

    /// Waits until all that has come is handled; does not when called by a handler.
    void drain() {
        boolean interrupted = false;
        synchronized (this) {
            while (thread != null && thread != Thread.currentThread()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized LoggedRecord next() {
        LoggedRecord record = queue.poll();
        if (record == null) {
            thread = null;
            notifyAll();
        }
        return record;
    }

    private void run() {
        for (LoggedRecord record = next(); record != null; record = next()) {
            deliver(record);
        }
    }

    // The boundary to the user's handlers and filters: one that throws must not lose the next record.
    @SuppressWarnings("IllegalCatch")
    private void deliver(LoggedRecord logged) {
        Logger captured = loggers.get(logged.captured());
        if (captured == null) {
            return;
        }
        try {
            LogRecord record = logged.toRecord();
            boolean own = logged.logger() == null || logged.logger().equals(logged.captured());
            (own ? captured : Logger.getLogger(logged.logger())).log(record);
        } catch (Throwable e) {
            ERRORS.log(System.Logger.Level.WARNING, "log record not handled: logger=" + logged.logger() + ", cause=" + e, e);
        }
    }
}
