package dev.tandem.cluster.key;

import dev.tandem.engine.TandemException;

/// A cluster key that cannot be used; the message says which and why.
public final class KeyFileException extends TandemException {
    private static final long serialVersionUID = 1;

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
