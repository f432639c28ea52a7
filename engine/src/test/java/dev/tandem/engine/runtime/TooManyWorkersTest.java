package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.internal.process.Subprocesses;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.task.PoolManager;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A number that somebody mistyped must not keep the machine busy with processes that can never all live.
@ExtendWith(LeavesNothing.class)
@Timeout(20)
class TooManyWorkersTest {
    private static final int MISTYPED = 99_999;

    private static void assertRefused(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("more workers than the memory of this machine can hold: workers=\\d+, most=\\d+, memory=\\d+ MB, each=\\d+ MB");
        assertThat(Subprocesses.count()).isZero();
    }

    @Test
    void theyAreRefusedBeforeAnyIsStarted() {
        for (String word : List.of("local", "loopback")) {
            try (ParallelExecutionManager _ = ParallelExecutionManager.on(word)) {
                assertRefused(() -> WorkerPool.processes(MISTYPED).close());
                assertRefused(() -> WorkerPool.processes(Integer.MAX_VALUE).close());
                assertRefused(() -> PoolManager.of((Integer x) -> x).size(MISTYPED).start().close());
            }
        }
    }

    @Test
    void aPlaceWithSoManyIsRefusedWhereItIsNamed() {
        assertRefused(() -> ParallelExecutionManager.on("local:" + MISTYPED).close());
        assertRefused(() -> ParallelExecutionManager.on("loopback:" + MISTYPED).close());
    }
}
