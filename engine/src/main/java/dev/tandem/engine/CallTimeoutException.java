package dev.tandem.engine;

/// Something took longer than its timeout. A task that was too slow is cancelled, and its worker ended if it goes on.
public final class CallTimeoutException extends TandemException {
    private static final long serialVersionUID = 1L;

    public CallTimeoutException(String message) {
        super(message);
    }

    public CallTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
