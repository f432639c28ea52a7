package dev.tandem.solvers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolverRunTest {
    private static RuntimeEvent.SolverStepped step(long solver, int iteration, String stopped) {
        return new RuntimeEvent.SolverStepped(Instant.EPOCH, solver, "Landweber", iteration, 1.0 / iteration, 0.1, stopped);
    }

    @Test
    void manyStepsAreThinnedAndTheLastStays() {
        SolverRun run = new SolverRun(step(1, 1, null));
        int steps = 100_001;
        for (int i = 2; i <= steps; i++) {
            run.add(step(1, i, i == steps ? "count: steps=" + i : null));
        }
        assertThat(run.iterations()).hasSizeBetween(SolverRun.MOST / 4, SolverRun.MOST + 1).isSorted().endsWith(steps);
        assertThat(run.residuals()).hasSameSizeAs(run.iterations()).endsWith(1.0 / steps);
        assertThat(run.running()).isFalse();
        assertThat(run.state()).isEqualTo("residual 1.00e-05, ended: count");
        assertThat(run.title()).isEqualTo("Landweber, step 100001");
    }

    @Test
    void theModelKeepsTheLatestSolversApart() {
        SolversModel model = new SolversModel();
        assertThat(model.take(List.of(new RuntimeEvent.ScopeOpened(Instant.EPOCH, "other")))).isFalse();
        for (int solver = 1; solver <= SolversModel.MOST + 5; solver++) {
            assertThat(model.take(List.of(step(solver, 1, null), step(solver, 2, null)))).isTrue();
        }
        model.take(List.of(step(20, 3, "count: steps=3")));
        assertThat(model.runs()).hasSize(SolversModel.MOST);
        assertThat(model.runs().getFirst().solver()).isEqualTo(SolversModel.MOST + 5);
        assertThat(model.runs()).filteredOn(run -> run.solver() == 20).singleElement()
                .satisfies(run -> assertThat(run.iterations()).containsExactly(1, 2, 3));
        assertThat(model.runs()).filteredOn(SolverRun::running).hasSize(SolversModel.MOST - 1);
    }

    @Test
    void whatCodeHasLeftBeforeItsEndDoesNotRun() {
        SolversModel model = new SolversModel();
        model.take(List.of(step(1, 1, null)));
        model.rest(Instant.EPOCH.plusSeconds(5));
        // Made before, told after.
        model.take(List.of(step(1, 2, null), step(2, 1, null)));
        assertThat(model.runs()).extracting(SolverRun::state).containsExactly("residual 1.00, not finished", "residual 0.500, not finished");
        model.take(List.of(new RuntimeEvent.SolverStepped(Instant.EPOCH.plusSeconds(6), 1, "Landweber", 3, 0.1, 0.1, null)));
        assertThat(model.runs()).extracting(SolverRun::running).containsExactly(false, true);
    }

    @Test
    void aRunThatFailedBeforeItHadAResidualSaysSo() {
        SolverRun run = new SolverRun(new RuntimeEvent.SolverStepped(Instant.EPOCH, 1, "Landweber", 0, Double.NaN, 0, "not finite: gradient"));
        assertThat(run.state()).isEqualTo("no residual, ended: not finite");
    }
}
