package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.support.LeavesNothing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a call captures is of one moment, while other typed threads go on.
@ExtendWith(LeavesNothing.class)
class OneMomentTest {
    private final TypedSession session = new TypedSession();

    @AfterEach
    void stop() {
        session.eval("if (hammer != null) { hammer.interrupt(); hammer.join(); }");
        session.close();
    }

    /// Runs a typed loop body on another thread until the end of the test.
    private void hammer(String declarations, String body) {
        session.eval(declarations + " Thread hammer = null;");
        session.eval("hammer = Thread.ofPlatform().daemon().start(() -> { for (int i = 0; !Thread.currentThread().isInterrupted(); i++) { "
                + body + " } });");
    }

    @Test
    @SuppressWarnings("unchecked")
    void variablesThatAreChangedTogetherArriveOfOneMoment() {
        hammer("volatile int a = 0; volatile int b = 0; void pause() { java.util.concurrent.locks.LockSupport.parkNanos(20_000); }",
                "a = i; b = i; pause();");
        Task<Integer> task = (Task<Integer>) session.eval("give((Task<Integer>) () -> a - b);");
        try (WorkerPool pool = WorkerPool.processes(1)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(pool.applyOnly(task, 0)).isBetween(0, 1);
            }
        }
    }

    @Test
    void aCollectionThatIsChangedMeanwhileIsWholeOrRefusedByName() {
        hammer("Map<Integer, List<Integer>> m = new HashMap<>();",
                "m.put(i % 1000, List.of(i)); if (i % 3 == 0) m.remove((i * 7) % 1000);");
        Object task = session.eval("give((Supplier<Integer>) () -> m.size());");
        for (int i = 0; i < 20; i++) {
            try {
                Shipping.ship(task);
            } catch (CannotShipException e) {
                assertThat(e).hasMessageContaining("variable=m");
            }
        }
    }

    @Test
    void aVariableThatNeverRestsIsRefusedByName() {
        session.eval("""
                long never = 0;
                class Restless implements java.io.Serializable {
                    private void writeObject(java.io.ObjectOutputStream out) { never++; }
                }
                Object r = new Restless();
                Thread hammer = null;
                """);
        Object task = session.eval("give((Supplier<Long>) () -> never + (r == null ? 1 : 0));");
        assertThatThrownBy(() -> Shipping.ship(task)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("kept changing while it was captured").hasMessageContaining("variable=never");
    }
}
