package dev.tandem.engine.internal.task;

import dev.tandem.engine.internal.worker.TravellingError;
import dev.tandem.engine.log.WorkerRecord;
import dev.tandem.engine.worker.Worker;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// A log record on its way from a worker.
///
/// @param captured the name of the captured logger, which is the record's or above it
/// @param worker the number of the worker
/// @param thrown the form of an exception, or null
public record LoggedRecord(int worker, String captured, String logger, String level, int severity, String message, long seconds, int nanos,
        long thread, String sourceClass, String sourceMethod, Object thrown) {
    private static final Formatter FORMATTER = new java.util.logging.SimpleFormatter();

    private static final class OtherLevel extends Level {
        private static final long serialVersionUID = 1L;

        OtherLevel(String name, int value) {
            super(name, value);
        }
    }

    /// Takes a record apart where it was made; its parameters become part of the message.
    public static LoggedRecord of(String captured, LogRecord record) {
        Throwable thrown = record.getThrown();
        return new LoggedRecord(Worker.onWorker() ? Worker.number() : 0, captured, record.getLoggerName(), record.getLevel().getName(),
                record.getLevel().intValue(),
                record.getMessage() == null ? null : FORMATTER.formatMessage(record),
                record.getInstant().getEpochSecond(), record.getInstant().getNano(), record.getLongThreadID(),
                record.getSourceClassName(), record.getSourceMethodName(),
                thrown == null ? null : Form.of("error", TravellingError.of(thrown)));
    }

    /// Another message in the place of this one.
    public LoggedRecord replacedBy(Level otherLevel, String other) {
        return new LoggedRecord(worker, captured, logger, otherLevel.getName(), otherLevel.intValue(), other, seconds, nanos, thread,
                null, null, null);
    }

    /// The record in the main process.
    ///
    /// @param group of the worker
    public LogRecord toRecord(String group) {
        LogRecord record = new WorkerRecord(group + "/" + worker, readLevel(), message);
        record.setLoggerName(logger);
        record.setInstant(Instant.ofEpochSecond(seconds, nanos));
        record.setLongThreadID(thread);
        record.setSourceClassName(sourceClass);
        record.setSourceMethodName(sourceMethod);
        record.setThrown(readThrown());
        return record;
    }

    private Level readLevel() {
        try {
            Level known = Level.parse(level);
            return known.intValue() == severity ? known : new OtherLevel(level, severity);
        } catch (IllegalArgumentException e) {
            // A level of the user's own, which this process has not met.
            return new OtherLevel(level, severity);
        }
    }

    private Throwable readThrown() {
        try {
            return (Throwable) Form.read(thrown);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Methods of the user's exception run when it is read; that there was one must be told.
            return e;
        }
    }
}
