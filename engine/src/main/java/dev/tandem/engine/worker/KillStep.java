package dev.tandem.engine.worker;

/// The steps in which a worker is ended.
public enum KillStep {
    /// It was told to stop.
    ASKED,
    /// Its process group got SIGTERM.
    TERMINATED,
    /// Its process group got SIGKILL.
    KILLED,
    /// It does not exist any more.
    GONE
}
