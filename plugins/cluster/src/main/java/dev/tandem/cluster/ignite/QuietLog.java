package dev.tandem.cluster.ignite;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ignite.IgniteLogger;

/// What Ignite has to say, which is much, in the log of the program for whoever asks for it.
final class QuietLog implements IgniteLogger {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster.ignite");

    @Override
    public IgniteLogger getLogger(Object category) {
        return this;
    }

    @Override
    public void trace(String message) {
        LOG.finest(message);
    }

    @Override
    public void debug(String message) {
        LOG.finer(message);
    }

    @Override
    public void info(String message) {
        LOG.finer(message);
    }

    @Override
    public void warning(String message, Throwable error) {
        LOG.log(Level.FINE, message, error);
    }

    @Override
    public void error(String message, Throwable error) {
        LOG.log(Level.FINE, message, error);
    }

    @Override
    public boolean isTraceEnabled() {
        return LOG.isLoggable(Level.FINEST);
    }

    @Override
    public boolean isDebugEnabled() {
        return LOG.isLoggable(Level.FINER);
    }

    @Override
    public boolean isInfoEnabled() {
        return LOG.isLoggable(Level.FINER);
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public String fileName() {
        return null;
    }
}
