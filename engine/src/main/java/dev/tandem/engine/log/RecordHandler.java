package dev.tandem.engine.log;

import dev.tandem.engine.event.RuntimeEvent.LogRecorded;
import dev.tandem.engine.internal.event.Announcements;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Tells what loggers of this process record as events, beside whatever else is done with it. Thread-safe; never waits.
final class RecordHandler extends Handler {
    private static final Formatter FORMATTER = new SimpleFormatter();

    void install() {
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            String logger = record.getLoggerName() == null || record.getLoggerName().isEmpty() ? LogLines.SELF : record.getLoggerName();
            String source = record instanceof WorkerRecord its ? its.worker() : logger;
            String before = record instanceof WorkerRecord ? logger + ": " : "";
            Announcements.emit(LogRecorded.class,
                    _ -> new LogRecorded(record.getInstant(), source, record.getLevel().intValue(), before + text(record)));
        }
    }

    private static String text(LogRecord record) {
        String message = String.valueOf(FORMATTER.formatMessage(record));
        if (record.getThrown() == null) {
            return message;
        }
        StringWriter stack = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(stack, true));
        return message + "\n" + stack.toString().stripTrailing();
    }

    @Override
    public void flush() {
        // Nothing waits here.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
