package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls of pools that take longer than they may.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class PoolTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(1);

    enum Kind {
        PROCESSES(() -> WorkerPool.processes(2)), THREADS(() -> WorkerPool.threads(2));

        private final Supplier<WorkerPool> opening;

        Kind(Supplier<WorkerPool> opening) {
            this.opening = opening;
        }
    }

    private static int sleepOn(int worker) throws InterruptedException {
        if (Worker.number() == worker) {
            Thread.sleep(LONG);
        }
        return Worker.number();
    }

    @ParameterizedTest
    @EnumSource
    void aLateCallFailsAndThePoolGoesOn(Kind kind) {
        try (WorkerPool pool = kind.opening.get()) {
            WorkerPool hasty = pool.withTimeout(SHORT);
            Task<Integer> slow = () -> sleepOn(1);
            pool.apply(() -> sleepOn(-1));
            assertThatThrownBy(() -> hasty.apply(slow)).isInstanceOf(CallTimeoutException.class)
                    .hasMessageContainingAll("call=apply", "timeout=500ms", "pool=" + pool.name(), "unanswered=", " of 2");
            assertThatThrownBy(() -> hasty.applyOnly(slow, 1)).isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("call=applyOnly");
            assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
            assertThat(pool.withTimeout(LONG).apply(() -> Worker.number())).containsExactly(0, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateMapFailsAndNamesWhatRuns(Kind kind) {
        try (WorkerPool pool = kind.opening.get()) {
            WorkerPool hasty = pool.withTimeout(SHORT);
            Function1<Integer, Integer> slow = x -> {
                if (x == 3) {
                    Thread.sleep(LONG);
                }
                return x;
            };
            List<Integer> items = List.of(0, 1, 2, 3);
            assertThatThrownBy(() -> hasty.map(slow, items, MapOptions.ofChunks(1))).isInstanceOf(CallTimeoutException.class)
                    .hasMessageContainingAll("call=map", "unfinished=[map ", "map 3]");
            assertThatThrownBy(() -> hasty.mapAsync(slow, items).join()).isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CallTimeoutException.class);
            assertThat(pool.map(x -> x + 1, items)).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void aWorkerWhoseTaskGoesOnIsReplacedWithWhatWasPushed() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            RemoteObject<String> word = pool.push("kept");
            long before = pool.applyOnly(() -> ProcessHandle.current().pid(), 0);
            assertThatThrownBy(() -> pool.withTimeout(SHORT).apply(() -> {
                while (true) {
                    Math.sin(1);
                }
            })).isInstanceOf(CallTimeoutException.class);
            assertThat(pool.applyOnly(() -> word.get() + ProcessHandle.current().pid(), 0)).startsWith("kept").isNotEqualTo("kept" + before);
        }
    }

    @Test
    void theSequentialPoolGivesWhatItHasComputed() {
        try (WorkerPool pool = WorkerPool.sequential()) {
            assertThat(pool.withTimeout(Duration.ofNanos(1)).apply(() -> 7)).containsExactly(7);
        }
    }

    @Test
    void aTimeThatCannotBeIsRefused() {
        try (WorkerPool pool = WorkerPool.sequential()) {
            assertThatThrownBy(() -> pool.withTimeout(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("timeout=PT-1S");
            assertThatThrownBy(() -> pool.withTimeout(Duration.ZERO)).hasMessageContaining("timeout=PT0S");
        }
    }

    @Test
    void closingOneClosesBoth() {
        WorkerPool pool = WorkerPool.threads(1);
        pool.withTimeout(LONG).close();
        assertThat(pool.closed()).isTrue();
    }
}
