package dev.tandem.engine;

/// The calling thread was interrupted while it waited; its interrupt flag is set again.
///
/// The remote task is cancelled in the background, and its worker is ended after the grace period
/// if it does not stop.
public final class CallInterruptedException extends TandemException {
    private static final long serialVersionUID = 1L;

    public CallInterruptedException(String message) {
        super(message);
    }

    public CallInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
