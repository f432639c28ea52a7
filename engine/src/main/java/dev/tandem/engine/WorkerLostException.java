package dev.tandem.engine;

/// A worker process ended while it was needed: killed, crashed or out of memory.
///
/// The message names worker, pid, exit code or signal, the likely cause and the last log lines.
public final class WorkerLostException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final int worker;
    private final long pid;

    public WorkerLostException(String message, int worker, long pid) {
        super(message);
        this.worker = worker;
        this.pid = pid;
    }

    /// The number of the lost worker in its group.
    public int worker() {
        return worker;
    }

    /// The process id that the lost worker had; -1 when it never started.
    public long pid() {
        return pid;
    }
}
