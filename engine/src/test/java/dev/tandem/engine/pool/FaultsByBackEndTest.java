package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rows of the table in `docs/architecture.md` that differ between back ends when something goes wrong.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class FaultsByBackEndTest {
    /// What tasks on threads wait for or say; threads share it with the test.
    private static final AtomicReference<CountDownLatch> BEGUN = new AtomicReference<>();
    private static final AtomicReference<CountDownLatch> ENDED = new AtomicReference<>();
    private static volatile boolean stop;

    @Test
    void aTaskOnAThreadThatIgnoresItsInterruptIsReportedAsRunning() throws InterruptedException {
        WorkerPool pool = WorkerPool.threads(1);
        begin();
        CompletableFuture<Object> running = call(pool, FaultsByBackEndTest::stubborn);
        BEGUN.get().await();
        CompletableFuture<Object> waiting = call(pool, () -> 1);
        Await.until("it waits", () -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("caller")).count() == 2);
        pool.close();
        assertThat(stop).as("told to stop").isFalse();
        assertThat(ENDED.get().getCount()).as("it runs").isOne();
        assertThatThrownBy(running::join).hasCauseInstanceOf(ClosedException.class)
                .hasMessageContainingAll("a task is still running", "pool=" + pool.name(), "worker=0");
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(ClosedException.class).hasMessageContaining("terminated")
                .hasMessageNotContaining("still running");
        stop = true;
        assertThat(ENDED.get().await(20, TimeUnit.SECONDS)).isTrue();
    }

    @RepeatedTest(50)
    void aTaskOnAThreadThatHeedsItsInterruptIsTerminated() throws InterruptedException {
        WorkerPool pool = WorkerPool.threads(1);
        begin();
        CompletableFuture<Object> running = call(pool, () -> {
            BEGUN.get().countDown();
            Thread.sleep(100_000);
            return 0;
        });
        BEGUN.get().await();
        pool.close();
        assertThatThrownBy(running::join).hasCauseInstanceOf(ClosedException.class)
                .hasMessageContaining("terminated while it ran: pool=" + pool.name());
    }

    @Test
    void aKillIsRefusedWhereNothingCanBeKilled() {
        for (WorkerPool pool : List.of(WorkerPool.threads(1), WorkerPool.sequential())) {
            try (pool) {
                assertThatThrownBy(() -> pool.kill(0)).isInstanceOf(TandemException.class)
                        .hasMessageContainingAll("cannot be killed", "still running", "pool=" + pool.name());
                assertThat(pool.apply(() -> 1)).containsExactly(1);
            }
        }
    }

    @Test
    void aScopeEndsPoolsOfProcessesOnly() {
        ParallelExecutionManager scope = new ParallelExecutionManager();
        WorkerPool processes = WorkerPool.processes(1);
        try (WorkerPool threads = WorkerPool.threads(1); WorkerPool sequential = WorkerPool.sequential()) {
            scope.close();
            assertThat(processes.closed()).isTrue();
            assertThat(threads.apply(() -> 1)).containsExactly(1);
            assertThat(sequential.apply(() -> 1)).containsExactly(1);
        }
    }

    @Test
    void threadsOfAnUnreachablePoolEnd() {
        String name = abandoned();
        Await.until("its threads are gone", () -> {
            System.gc();
            return Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith(name + "-"));
        });
    }

    private static String abandoned() {
        WorkerPool pool = WorkerPool.threads(2);
        assertThat(pool.apply(() -> 1)).containsExactly(1, 1);
        return pool.name();
    }

    private static void begin() {
        stop = false;
        BEGUN.set(new CountDownLatch(1));
        ENDED.set(new CountDownLatch(1));
    }

    private static Object stubborn() {
        BEGUN.get().countDown();
        while (!stop) {
            Thread.interrupted();
        }
        ENDED.get().countDown();
        return 0;
    }

    private static CompletableFuture<Object> call(WorkerPool pool, Task<Object> task) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("caller-" + pool.name()).start(() -> {
            try {
                outcome.complete(pool.applyOnly(task, 0));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }
}
