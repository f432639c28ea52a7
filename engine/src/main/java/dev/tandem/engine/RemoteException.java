package dev.tandem.engine;

/// Stands for an exception of a worker that could not travel itself: same message, same stack.
public final class RemoteException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final String originalClass;

    public RemoteException(String originalClass, String message, StackTraceElement[] stack, Throwable cause) {
        super(originalClass + (message == null ? "" : ": " + message), cause);
        this.originalClass = originalClass;
        setStackTrace(stack);
    }

    /// The binary name of the class that the original exception had.
    public String originalClass() {
        return originalClass;
    }
}
