package dev.tandem.workbench.session;

import dev.tandem.engine.TandemException;

/// The session itself failed, by no fault of what was typed and at nobody's request: it could not start, for want of memory
/// or files, or could not go on. The cause says why.
public final class SessionFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    SessionFailedException(String what, Throwable cause) {
        super(what + ": cause=" + cause, cause);
    }
}
