package dev.tandem.engine.operator.parallel;

/// How a command ended on a worker.
public enum ExitCode {
    SUCCESS,
    /// The operator threw, or the worker was lost.
    ERROR,
    /// It took longer than allowed.
    TIMEOUT
}
