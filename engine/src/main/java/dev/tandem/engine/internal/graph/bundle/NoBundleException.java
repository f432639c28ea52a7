package dev.tandem.engine.internal.graph.bundle;

/// Says that there can be no bundle, because something in it can change, or is elsewhere in the message too. Caught by whoever tried; it
/// has no stack.
public final class NoBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoBundleException(String reason) {
        super(reason, null, false, false);
    }
}
