package dev.tandem.engine.runtime;

import dev.tandem.engine.worker.WorkerDetails;
import java.util.List;
import java.util.Optional;

/// What can be asked about workers that are known from a [dev.tandem.engine.event.RuntimeSnapshot], whoever holds them. Never waits for a
/// worker. Thread-safe.
public final class KnownWorkers {
    private KnownWorkers() {}

    /// What a worker has printed: the last thousand lines, oldest first, also of the processes before the present one.
    ///
    /// @return empty when there is no such worker any more
    public static Optional<List<String>> printed(long group, int number) {
        return ParallelExecutionManager.slot(group, number).map(slot -> slot.log().lines());
    }

    /// What is known of a worker beyond its snapshot; takes longer than that, so that it is for somebody who looks.
    ///
    /// @return empty when there is no such worker any more
    public static Optional<WorkerDetails> details(long group, int number) {
        return ParallelExecutionManager.slot(group, number).map(WorkerSlot::details);
    }
}
