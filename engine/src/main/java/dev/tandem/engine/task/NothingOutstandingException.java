package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;

/// Somebody wants a result, and no task is left that could have one.
public final class NothingOutstandingException extends TandemException {
    private static final long serialVersionUID = 1L;

    NothingOutstandingException(String pool) {
        super("nothing to get, all results have been collected: pool=" + pool);
    }
}
