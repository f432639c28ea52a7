package dev.tandem.engine.runtime;

/// Hears what a running task says before its answer; see [dev.tandem.engine.internal.worker.CallChannel].
@FunctionalInterface
public interface CallListener {
    /// Called by an engine thread, in order and before the call completes; must not block or throw.
    void told(Object message);

    /// Called by an engine thread when its answer has come, before the call completes and before what was lent for it is taken
    /// back: whoever reads parts of the answer later holds their segments from now on. Must not block or throw.
    default void answered(Object answer) {}
}
