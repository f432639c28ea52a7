package dev.tandem.engine;

/// The pool, group, scope or handle that was used has been closed, removed or terminated before. Its cause is
/// what kept a group from going on, and null when somebody has ended it.
public final class ClosedException extends TandemException {
    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        super(message);
    }

    public ClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
