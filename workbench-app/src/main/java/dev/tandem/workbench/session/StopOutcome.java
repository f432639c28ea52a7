package dev.tandem.workbench.session;

/// What came of the wish to stop.
public enum StopOutcome {
    /// Nothing was running.
    IDLE,
    /// The code has ended.
    STOPPED,
    /// The code has not ended within the grace period, and the session is abandoned: only a reset
    /// makes it usable again.
    STILL_RUNNING
}
