package dev.tandem.engine.runtime;

/// Makes workers: processes of this machine, or of a cluster.
@FunctionalInterface
interface WorkerBackend {
    /// What one worker is to be.
    ///
    /// @param seed of its random generator
    record Order(String group, int number, int count, long seed, WorkerOptions options, WorkerLog log) {}

    /// A worker that has not been started.
    WorkerLink create(Order order);
}
