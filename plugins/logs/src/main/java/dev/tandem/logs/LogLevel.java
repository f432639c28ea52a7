package dev.tandem.logs;

/// What kind of line it is, least important first.
public enum LogLevel {
    /// Calls that begin and end.
    TRACE,
    /// States of workers, scopes and groups, and notes of JVMs.
    STATE,
    /// What a task prints.
    OUTPUT,
    /// What a task prints to its standard error, and what the process itself writes.
    ERROR
}
