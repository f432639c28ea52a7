package dev.tandem.engine;

/// A worker and its main process do not understand each other: a garbled frame, a wrong version.
public final class ProtocolException extends TandemException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
