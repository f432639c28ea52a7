package dev.tandem.engine;

/// The root of everything the engine throws; its subtypes say whose fault it was.
///
/// Messages read "what happened: name=value, name=value". Causes are kept.
public class TandemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TandemException(String message) {
        super(message);
    }

    public TandemException(String message, Throwable cause) {
        super(message, cause);
    }
}
