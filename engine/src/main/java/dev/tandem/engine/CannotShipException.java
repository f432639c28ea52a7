package dev.tandem.engine;

/// A function, argument or result cannot travel to another process.
///
/// The message names the session variable and the path of fields that lead to the offending value.
/// Nothing has run when an argument is refused, and the group stays usable.
public final class CannotShipException extends TandemException {
    private static final long serialVersionUID = 1L;

    public CannotShipException(String message) {
        super(message);
    }

    public CannotShipException(String message, Throwable cause) {
        super(message, cause);
    }
}
