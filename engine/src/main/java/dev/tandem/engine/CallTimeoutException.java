package dev.tandem.engine;

/// A call took longer than its timeout; the worker that computed it has been ended.
public final class CallTimeoutException extends TandemException {
    private static final long serialVersionUID = 1L;

    public CallTimeoutException(String message) {
        super(message);
    }

    public CallTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
