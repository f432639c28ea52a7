package dev.tandem.workbench.feed;

import dev.tandem.engine.event.RuntimeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What exists at one moment and what it takes of the machine.
///
/// @param usages by process id
public record EngineState(RuntimeSnapshot snapshot, Map<Long, Usage> usages) {
    public static final EngineState EMPTY =
            new EngineState(new RuntimeSnapshot(Instant.EPOCH, 0, 0, List.of()), Map.of());

    public EngineState {
        usages = Map.copyOf(usages);
    }

    public Usage usage(long pid) {
        return usages.getOrDefault(pid, Usage.UNKNOWN);
    }
}
