package dev.tandem.engine.internal.task;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.worker.CallChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// On a worker: sends what is logged through a named logger, or one below it, to the main process instead of
/// handling it there. All other loggers behave as ever.
public final class LogCapture extends Handler {
    /// Loggers are forgotten, with their handlers, when nobody holds them.
    private static final List<Logger> HELD = new ArrayList<>();

    private final String captured;

    private LogCapture(String captured) {
        this.captured = captured;
    }

    /// @param level what is worth logging in the main process
    /// @param below levels of loggers below, where they have their own
    public record Captured(String name, int level, Map<String, Integer> below) {}

    static synchronized void install(Captured wanted) {
        Logger logger = held(wanted.name(), wanted.level());
        for (Handler other : logger.getHandlers()) {
            if (other instanceof LogCapture) {
                logger.removeHandler(other);
            }
        }
        logger.setUseParentHandlers(false);
        logger.addHandler(new LogCapture(wanted.name()));
        wanted.below().forEach(LogCapture::held);
    }

    private static Logger held(String name, int level) {
        Logger logger = Logger.getLogger(name);
        HELD.add(logger);
        logger.setLevel(Level.parse(Integer.toString(level)));
        return logger;
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            LoggedRecord logged = LoggedRecord.of(captured, record);
            try {
                CallChannel.tellGroup(logged);
            } catch (CannotShipException e) {
                // That it is too long must not fail the task that logs.
                CallChannel.tellGroup(logged.replacedBy(record.getLevel(), "log record not shown: cause=" + e.getMessage()));
            }
        }
    }

    @Override
    public void flush() {
        // Each record is sent at once.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
