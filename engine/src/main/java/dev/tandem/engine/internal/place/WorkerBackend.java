package dev.tandem.engine.internal.place;

import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;

/// Makes workers: processes of this machine, or of a cluster.
@FunctionalInterface
public interface WorkerBackend {
    /// What one worker is to be.
    ///
    /// @param seed of its random generator
    record Order(String group, int number, int count, long seed, WorkerOptions options, WorkerLog log) {}

    /// A worker that has not been started.
    WorkerLink create(Order order);

    /// Whether its workers can map segments of this process; shipments for others must have everything inside.
    default boolean sharesMemory() {
        return true;
    }
}
