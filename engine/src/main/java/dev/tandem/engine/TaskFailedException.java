package dev.tandem.engine;

/// The user's code threw on a worker; the original exception is the cause.
///
/// The stack of the cause is the one of the worker. When the original exception cannot travel, the
/// cause is a [RemoteException] with the same class name, message and stack.
public final class TaskFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    /// What ND4J says when an array does not fit into what a process may have.
    private static final String TOO_MANY_ARRAYS = "Requested amount exceeds HOST device limits";
    private static final int DEEPEST = 20;

    private final int worker;

    public TaskFailedException(String message, int worker, Throwable cause) {
        super(message + explanation(cause), cause);
        this.worker = worker;
    }

    /// What the words of libraries mean here.
    private static String explanation(Throwable cause) {
        int depth = 0;
        for (Throwable each = cause; each != null && depth < DEEPEST; each = each.getCause()) {
            if (each instanceof RuntimeException && String.valueOf(each.getMessage()).contains(TOO_MANY_ARRAYS)) {
                return ", cause=memory limit: arrays of one worker are beyond nativeMemory of its WorkerOptions";
            }
            depth++;
        }
        return "";
    }

    /// The number of the worker on which the task failed.
    public int worker() {
        return worker;
    }
}
