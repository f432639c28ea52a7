package dev.tandem.engine;

/// Workers were not ready in time. None of those that were opened together is left.
public final class StartTimeoutException extends TandemException {
    private static final long serialVersionUID = 1L;

    public StartTimeoutException(String message) {
        super(message);
    }

    public StartTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
