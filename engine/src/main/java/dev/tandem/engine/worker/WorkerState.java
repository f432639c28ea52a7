package dev.tandem.engine.worker;

/// The life of one worker process; see [dev.tandem.engine.internal.life.WorkerLife] for the transitions.
public enum WorkerState {
    /// The process is being launched, or its remote objects are being restored.
    STARTING,
    /// Waits for a call.
    IDLE,
    /// Computes.
    BUSY,
    /// Is being ended.
    STOPPING,
    /// Its process does not exist any more.
    GONE
}
