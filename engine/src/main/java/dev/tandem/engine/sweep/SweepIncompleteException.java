package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;

/// A sweep ended before it had what was wanted; what it has is kept.
public final class SweepIncompleteException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final transient SweepResult result;

    SweepIncompleteException(String message, SweepResult result) {
        super(message);
        this.result = result;
    }

    /// The rows that it had by then.
    public SweepResult result() {
        return result;
    }
}
