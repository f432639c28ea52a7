package dev.tandem.engine.sweep;

import dev.tandem.engine.runtime.WorkerOptions;
import java.time.Duration;

/// How a [ParallelManager] works.
///
/// @param dynamic whether each process takes the next sample when it is done with one, instead of a fixed share; then
///     there is one result per sample and nothing that peers do together
/// @param timeout how long a process waits for its peers, or null for ever
/// @param workers memory limits, environment and the like of the processes
public record ParallelOptions(boolean dynamic, Duration timeout, WorkerOptions workers) {
    public static final ParallelOptions DEFAULT = new ParallelOptions(false, null, WorkerOptions.DEFAULT);

    public ParallelOptions withDynamic(boolean queue) {
        return new ParallelOptions(queue, timeout, workers);
    }

    public ParallelOptions withTimeout(Duration longest) {
        return new ParallelOptions(dynamic, longest, workers);
    }

    public ParallelOptions withWorkers(WorkerOptions given) {
        return new ParallelOptions(dynamic, timeout, given);
    }
}
