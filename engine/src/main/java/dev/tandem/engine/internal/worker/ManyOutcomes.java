package dev.tandem.engine.internal.worker;

/// What a call answers that stands for several tasks, of which some may have failed. A worker that is told to end interrupts what it
/// runs: what such a task says then is no outcome, and the whole call is answered as cut short.
public interface ManyOutcomes {
    /// How many of the tasks have failed.
    int failures();
}
