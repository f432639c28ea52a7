package dev.tandem.engine.runtime;

import java.util.List;
import java.util.Optional;

/// What workers have printed that are known from a [dev.tandem.engine.event.RuntimeSnapshot], whoever holds them: the last thousand lines
/// of each, also of the processes before the present one. Never waits. Thread-safe.
public final class PrintedLines {
    private PrintedLines() {}

    /// The lines of one worker, oldest first.
    ///
    /// @return empty when there is no such worker any more
    public static Optional<List<String>> of(long group, int number) {
        return ParallelExecutionManager.slot(group, number).map(slot -> slot.log().lines());
    }
}
