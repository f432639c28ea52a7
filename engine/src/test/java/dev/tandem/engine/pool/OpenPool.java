package dev.tandem.engine.pool;

import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeSnapshot;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives each test a pool, and proves that nothing is left of it.
@ExtendWith(LeavesNothing.class)
abstract class OpenPool {
    WorkerPool pool;

    /// A pool with as many workers as the back end can have, up to three.
    abstract WorkerPool open();

    @BeforeEach
    void openPool() {
        pool = open();
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    /// How many objects each worker keeps.
    List<Integer> kept() {
        return pool.apply(() -> WorkerContext.current().objects().size());
    }

    /// What has been sent to the processes of the pool.
    long bytesSent() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(OpenPool::scopes)
                .flatMap(scope -> scope.groups().stream()).filter(group -> group.name().equals(pool.name()))
                .flatMap(group -> group.workers().stream()).mapToLong(RuntimeSnapshot.Worker::bytesSent).sum();
    }

    private static Stream<RuntimeSnapshot.Scope> scopes(RuntimeSnapshot.Scope scope) {
        return Stream.concat(Stream.of(scope), scope.scopes().stream().flatMap(OpenPool::scopes));
    }
}
