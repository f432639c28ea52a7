package dev.tandem.engine.internal.map;

import dev.tandem.engine.TandemException;

/// Carries the index of the item at which a map's function failed from the worker to the caller.
final class ItemFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final int item;

    ItemFailedException(int item, Throwable cause) {
        super("item=" + item, cause);
        this.item = item;
    }

    int item() {
        return item;
    }
}
