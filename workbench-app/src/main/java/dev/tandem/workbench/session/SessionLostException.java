package dev.tandem.workbench.session;

import dev.tandem.engine.TandemException;

/// The session was abandoned, reset or closed before the evaluation was over.
public final class SessionLostException extends TandemException {
    private static final long serialVersionUID = 1L;

    SessionLostException(String message) {
        super(message);
    }

    SessionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
