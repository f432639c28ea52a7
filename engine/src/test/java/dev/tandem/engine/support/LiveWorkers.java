package dev.tandem.engine.support;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    /// A call that runs, and does not end by itself for an hour; whoever waits for it does so for a minute.
    public static CompletableFuture<Object> endless(WorkerPool pool, int worker) {
        // The last answer of a call before may be on its way.
        Await.until("nothing runs", () -> !isBusy(worker));
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(Duration.ofHours(1));
            return 1;
        }, worker));
        Await.until("it runs", () -> isBusy(worker));
        return call.orTimeout(60, TimeUnit.SECONDS);
    }
}
