package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;

/// A call that all peers make together fails for the fault of another one.
final class PeersEndedException extends TandemException {
    private static final long serialVersionUID = 1L;

    PeersEndedException(String message) {
        super(message);
    }
}
