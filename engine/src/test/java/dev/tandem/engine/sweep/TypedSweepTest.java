package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.RemoteException;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.support.LeavesNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sweeps whose outputs are typed into a session.
@ExtendWith(LeavesNothing.class)
class TypedSweepTest {
    private static final String POINTS = """
            import dev.tandem.engine.sweep.*;
            import dev.tandem.engine.sweep.sample.*;
            import dev.tandem.engine.sweep.point.*;
            Sweep grid = Sweep.named("typed").parameter("x", Samples.linear(0, 3, 31))
                    .parameter("y", Samples.linear(-1, 1, 21));
            """;

    @ParameterizedTest
    @ValueSource(strings = {"sequential()", "threads(2)", "processes(2)"})
    void outputsReachTypedMethodsAndVariables(String pool) {
        SweepResult result = run("""
                List<Integer> weights = List.of(3, 4);
                double bowl(double x, double y) {
                    return weights.get(0) * (x - 1.3) * (x - 1.3) + weights.get(1) * (y + 0.2) * (y + 0.2) + 7;
                }
                grid = grid.output("bowl", point -> bowl(point.get("x"), point.get("y")));
                """, pool);

        assertThat(result.size()).isEqualTo(651);
        assertThat(result.failures()).isEmpty();
        SweepRow best = result.minimum("bowl");
        assertThat(best.get("x")).isCloseTo(1.3, within(1e-12));
        assertThat(best.get("y")).isCloseTo(-0.2, within(1e-12));
        assertThat(best.get("bowl")).isCloseTo(7, within(1e-12));
    }

    @Test
    void typedExceptionsArriveWithTheirPoint() {
        SweepResult result = run("""
                class OutOfRange extends RuntimeException {
                    final double by;
                    OutOfRange(double by) { super("out by " + by); this.by = by; }
                }
                grid = grid.output("z", point -> { if (point.get("y") > 0.95) throw new OutOfRange(point.get("x")); return 1; });
                """, "processes(2)");

        assertThat(result.failures()).hasSize(31);
        assertThat(result.failures().getLast().error().getCause()).isNotInstanceOf(RemoteException.class)
                .hasMessage("out by 3.0");
    }

    private static SweepResult run(String declarations, String pool) {
        try (TypedSession session = new TypedSession()) {
            return (SweepResult) session.eval(POINTS + declarations + "WorkerPool pool = WorkerPool." + pool
                    + "; give(grid.run(pool)); pool.close();");
        }
    }
}
