package dev.tandem.engine.pool;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class one pool, since processes take long to start, and a new one after a test that has closed it;
/// proves after each test that nothing is left of it but that pool.
@ExtendWith(LeavesNothing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenPool {
    WorkerPool pool;

    /// A pool with as many workers as the back end can have, up to three.
    abstract WorkerPool open();

    @BeforeAll
    void openPool() {
        pool = open();
    }

    @AfterEach
    void openAgain() {
        if (pool.closed()) {
            pool = open();
        }
    }

    /// For tests to which it matters what ran on the workers before.
    void beginAnew() {
        pool.close();
        pool = open();
    }

    /// For tests that count what workers keep: a pool that keeps nothing of earlier tests does as well as a new one.
    void beginEmpty() {
        if (kept().stream().anyMatch(n -> n > 0)) {
            beginAnew();
        }
    }

    @AfterAll
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
