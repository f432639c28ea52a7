package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;

/// Somebody wants a result without waiting, and none is there. It comes when its task is finished.
public final class NoResultYetException extends TandemException {
    private static final long serialVersionUID = 1L;

    NoResultYetException(String pool) {
        super("no result yet: pool=" + pool);
    }
}
