package dev.tandem.engine.log;

import java.util.logging.Level;
import java.util.logging.LogRecord;

/// A record that a logger of a worker has written, in the main process: it also knows whose it is.
public final class WorkerRecord extends LogRecord {
    private static final long serialVersionUID = 1L;

    private final String worker;

    /// @param worker such as `pool-1/2`
    public WorkerRecord(String worker, Level level, String message) {
        super(level, message);
        this.worker = worker;
    }

    /// Such as `pool-1/2`.
    public String worker() {
        return worker;
    }
}
