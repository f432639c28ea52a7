package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.code.TypedSession;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Typed sessions with expected answers, the same on every kind of pool.
///
/// In each session `pool()` is the pool under test; the last expression is the answer. A subclass has a static
/// method `sessions()`.
public abstract class TypedCodeContract {
    static List<WorkerPool> pools;
    static volatile WorkerPool current;

    @BeforeAll
    static void openPools() {
        pools = List.of(WorkerPool.sequential(), WorkerPool.threads(2), WorkerPool.processes(2));
    }

    @AfterAll
    static void closePools() {
        pools.forEach(WorkerPool::close);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }

    /// For the typed code.
    public static WorkerPool pool() {
        return current;
    }

    static Arguments session(String what, String declarations, String expression, Object answer) {
        return Arguments.of(what, declarations, expression, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void everyPoolGivesTheAnswer(String what, String declarations, String expression, Object answer) {
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;");
            session.eval(declarations);
            for (WorkerPool pool : pools) {
                current = pool;
                assertThat(session.eval("give(" + expression + ");")).as(pool.name()).isEqualTo(answer);
            }
        }
    }
}
