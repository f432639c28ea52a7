package dev.tandem.engine;

/// The user's code threw on a worker; the original exception is the cause.
///
/// The stack of the cause is the one of the worker. When the original exception cannot travel, the
/// cause is a [RemoteException] with the same class name, message and stack.
public final class TaskFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final int worker;

    public TaskFailedException(String message, int worker, Throwable cause) {
        super(message, cause);
        this.worker = worker;
    }

    /// The number of the worker on which the task failed.
    public int worker() {
        return worker;
    }
}
