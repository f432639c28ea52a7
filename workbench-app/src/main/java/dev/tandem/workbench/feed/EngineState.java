package dev.tandem.workbench.feed;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What exists at one moment and what it takes of the machine.
///
/// @param usages by processes
public record EngineState(RuntimeSnapshot snapshot, Map<RuntimeSnapshot.Process, Usage> usages) {
    public static final EngineState EMPTY =
            new EngineState(new RuntimeSnapshot(Instant.EPOCH, 0, 0, List.of()), Map.of());

    public EngineState {
        usages = Map.copyOf(usages);
    }

    public Usage usage(RuntimeSnapshot.Process process) {
        return usages.getOrDefault(process, Usage.UNKNOWN);
    }
}
