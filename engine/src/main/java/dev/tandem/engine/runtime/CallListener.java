package dev.tandem.engine.runtime;

/// Hears what a running task says before its answer; see [dev.tandem.engine.internal.worker.CallChannel].
@FunctionalInterface
public interface CallListener {
    /// Called by an engine thread, in order and before the call completes; must not block or throw.
    void told(Object message);
}
