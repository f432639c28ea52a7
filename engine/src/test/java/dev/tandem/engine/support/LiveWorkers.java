package dev.tandem.engine.support;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.util.stream.Stream;

/// The workers of groups in scopes that a test has opened, as the snapshot shows them.
public final class LiveWorkers {
    private LiveWorkers() {}

    public static Stream<RuntimeSnapshot.Worker> all() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(root -> root.scopes().stream())
                .flatMap(each -> each.groups().stream()).flatMap(group -> group.workers().stream());
    }

    /// Whether one of this number computes something.
    public static boolean isBusy(int number) {
        return all().anyMatch(each -> each.number() == number && each.task() != null);
    }
}
