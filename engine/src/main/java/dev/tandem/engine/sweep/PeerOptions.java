package dev.tandem.engine.sweep;

import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;

/// How a [ParallelManager] works.
///
/// @param dynamic whether each process takes the next sample when it is done with one, instead of a fixed share; then
///     there is one result per sample, whose [LocalResults#processNumber()] is the worker that took it, and nothing that
///     peers do together
/// @param timeout how long a process waits for its peers, or null for ever
/// @param workers memory limits, environment and the like of the processes
public record PeerOptions(boolean dynamic, Duration timeout, WorkerOptions workers) {
    public static final PeerOptions DEFAULT = new PeerOptions(false, null, WorkerOptions.DEFAULT);

    public PeerOptions withDynamic(boolean queue) {
        return new PeerOptions(queue, timeout, workers);
    }

    public PeerOptions withTimeout(Duration longest) {
        return new PeerOptions(dynamic, longest, workers);
    }

    public PeerOptions withWorkers(WorkerOptions given) {
        return new PeerOptions(dynamic, timeout, given);
    }
}
