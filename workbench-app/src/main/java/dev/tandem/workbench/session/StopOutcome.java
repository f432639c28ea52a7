package dev.tandem.workbench.session;

/// What came of the wish to stop.
public enum StopOutcome {
    /// Nothing was running.
    IDLE,
    /// The code has ended.
    STOPPED,
    /// The code does not react. Its thread was left behind and will end when it comes back to typed code; until then it
    /// changes no variable and prints nothing. The session goes on.
    LEFT_BEHIND,
    /// Not even the session reacts, and is abandoned: only a reset makes it usable again.
    STILL_RUNNING
}
