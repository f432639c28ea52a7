package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.point.ModelVariable;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class SweepStepsTest {
    /// A model that counts what happens to it.
    private static final class Model implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger BUILDS = new AtomicInteger();

        private final ModelVariable flow = new ModelVariable(1);
        private final ModelVariable heat = new ModelVariable(2);
        private int initialised;
        private int points;
        private boolean isBroken;
    }

    private static Sweep modelled() {
        return Sweep.named("model").parameter("x", Samples.linear(0, 99, 100)).build(() -> {
            Model.BUILDS.incrementAndGet();
            return new Model();
        });
    }

    @Test
    void whatIsBuiltOncePerWorkerReachesEveryPointThere() {
        Sweep sweep = modelled().output("worker", p -> Worker.number()).output("builds", p -> Model.BUILDS.get())
                .output("points", p -> ++p.<Model>built().points);
        try (WorkerPool pool = WorkerPool.processes(2)) {
            SweepResult result = sweep.run(pool);

            assertThat(result.column("builds")).containsOnly(1);
            for (int worker = 0; worker < 2; worker++) {
                int number = worker;
                double[] points = result.rows().stream().filter(r -> r.get("worker") == number)
                        .mapToDouble(r -> r.get("points")).sorted().toArray();
                assertThat(points).isEqualTo(IntStream.rangeClosed(1, points.length).asDoubleStream().toArray());
            }
        }
    }

    @Test
    void aFailedPointIsTriedAgainAfterItsModelWasInitialised() {
        Sweep sweep = modelled().initialise(p -> {
            Model model = p.built();
            model.initialised++;
            model.isBroken = false;
        }).output("y", p -> {
            Model model = p.built();
            if (p.get("x") % 10 == 3 && !model.isBroken || p.get("x") == 50) {
                model.isBroken = true;
                throw new IllegalStateException("broken");
            }
            if (model.isBroken) {
                throw new IllegalStateException("still broken");
            }
            return model.initialised;
        });
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult result = sweep.run(pool);

            assertThat(result.failures()).extracting(SweepFailure::row).containsExactly(3, 13, 23, 33, 43, 50, 53, 63, 73, 83, 93);
            assertThat(result.row(3).attempts()).isEqualTo(2);
            assertThat(result.row(4).attempts()).as("initialised after the failure").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aPointThatFailsOnceSucceeds() {
        Sweep sweep = modelled().output("y", p -> {
            Model model = p.built();
            model.points++;
            if (model.points > 5) {
                throw new IllegalStateException("worn out");
            }
            return model.points;
        });
        try (WorkerPool pool = WorkerPool.sequential()) {
            assertThat(sweep.run(pool).failures()).as("built anew").isEmpty();
            assertThat(sweep.attempts(1).run(pool).failures()).hasSize(95);
        }
    }

    @Test
    void aBuildThatFailsEndsTheSweep() {
        Sweep sweep = Sweep.named("s").parameter("x", Samples.of(1)).output("y", p -> 1);
        for (Supplier<WorkerPool> open : List.<Supplier<WorkerPool>>of(WorkerPool::sequential, () -> WorkerPool.processes(2))) {
            try (WorkerPool pool = open.get()) {
                assertThatThrownBy(() -> sweep.build(() -> {
                    throw new IllegalStateException("no licence");
                }).run(pool)).isInstanceOf(TandemException.class).hasMessageContaining("build failed")
                        .hasMessageContaining("no licence");
                assertThatThrownBy(() -> sweep.build(() -> null).run(pool)).hasMessageContaining("build failed");
                assertThat(sweep.run(pool).column("y")).containsExactly(1);
            }
        }
    }

    @Test
    void samplesSetValuesBoundsAndStates() {
        Sweep sweep = Sweep.named("modes").parameter("flow", Samples.of(5), SetMode.LOWER_BOUND)
                .parameter("most", Samples.of(7), SetMode.UPPER_BOUND).parameter("heat", Samples.of(9))
                .parameter("free", Samples.of(0, 1), SetMode.FIXED_STATE).build(Model::new).initialise(p -> {})
                .outputArray("all", p -> {
                    Model model = p.built();
                    p.set("flow", model.flow);
                    p.set("most", model.flow);
                    p.set("heat", model.heat);
                    p.set("free", model.flow);
                    return new double[] {model.flow.value(), model.flow.lower(), model.flow.upper(),
                        model.flow.isFixed() ? 1 : 0, model.heat.value(), model.heat.isFixed() ? 1 : 0};
                });
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult result = sweep.run(pool);
            assertThat(result.row(0).array("all")).containsExactly(1, 5, 7, 0, 9, 1);
            assertThat(result.row(1).array("all")).containsExactly(1, 5, 7, 1, 9, 1);
        }
    }

    @Test
    void randomNumbersOfAPointDependOnSeedAndRowOnly() {
        Sweep sweep = Sweep.named("noise").parameter("x", Samples.linear(0, 1, 50)).output("y", p -> p.random().nextDouble());
        double[] expected;
        try (WorkerPool pool = WorkerPool.sequential()) {
            expected = sweep.seed(3).run(pool).column("y");
            assertThat(Arrays.stream(expected).distinct()).hasSize(50);
            assertThat(sweep.seed(4).run(pool).column("y")).isNotEqualTo(expected);
        }
        try (WorkerPool pool = WorkerPool.processes(3)) {
            assertThat(sweep.seed(3).run(pool).column("y")).isEqualTo(expected);
        }
    }

    @Test
    void recursiveSweepsTakeTheFirstThatSucceed() {
        Sweep sweep = Sweep.named("recursive").parameter("x", Samples.uniform(0, 1, 20, 7)).output("y", p -> {
            if (p.get("x") < 0.7) {
                throw new IllegalStateException("too small");
            }
            return p.get("x");
        });
        try (WorkerPool pool = WorkerPool.threads(2)) {
            SweepResult result = sweep.untilSucceeded(15).run(pool);
            double[] drawn = IntStream.range(0, 10).boxed().flatMapToDouble(round -> Arrays.stream(
                    ((Samples.Random) Samples.uniform(0, 1, 20, 7)).values(0, round))).toArray();

            assertThat(result.column("x")).containsExactly(Arrays.stream(drawn).filter(x -> x >= 0.7).limit(15).toArray());
            assertThatThrownBy(() -> sweep.untilSucceeded(1000).rounds(2).run(pool)).isInstanceOfSatisfying(
                    SweepIncompleteException.class, e -> assertThat(e.result().size()).isBetween(1, 39))
                    .hasMessageContaining("wanted=1000").hasMessageContaining("too small");
            assertThatThrownBy(() -> Sweep.named("grid").parameter("x", Samples.of(1)).output("y", p -> 1)
                    .untilSucceeded(3).run(pool)).hasMessageContaining("only random samples");
        }
    }

    @Test
    void givenSamplesAreTakenInOneRoundUntilEnoughSucceed() {
        Sweep sweep = Sweep.named("given").parameter("x", Samples.drawn(1, 2, 3, 4)).output("y", p -> {
            if (p.get("x") == 2) {
                throw new IllegalStateException("not there");
            }
            return p.get("x");
        });
        try (WorkerPool pool = WorkerPool.sequential()) {
            assertThat(sweep.untilSucceeded(2).run(pool).column("x")).containsExactly(1, 3);
            assertThat(sweep.parameter("z", Samples.uniform(0, 1, 4, 1)).untilSucceeded(3).rounds(5).run(pool).column("x"))
                    .containsExactly(1, 3, 4);
            assertThatThrownBy(() -> sweep.untilSucceeded(4).run(pool)).isInstanceOfSatisfying(SweepIncompleteException.class,
                    e -> assertThat(e.result().column("x")).containsExactly(1, 3, 4))
                    .hasMessageContainingAll("wanted=4", "rounds=1", "given samples cannot be drawn again", "not there");
            assertThatThrownBy(() -> Sweep.named("none").parameter("x", Samples.drawn()).output("y", p -> 0).untilSucceeded(1).run(pool))
                    .hasMessageContaining("points=0");
        }
    }

    @Test
    void perturbationsNeedFiniteAmounts() {
        DifferentialSweep around = Sweep.named("local").parameter("x", Samples.of(1)).output("y", p -> 0).differential();
        assertThatThrownBy(() -> around.sum("x")).hasMessageContaining("amounts=[]");
        assertThatThrownBy(() -> around.product("x", 1, Double.NaN)).hasMessageContaining("amounts=[1.0, NaN]");
        assertThatThrownBy(() -> around.percentile("x", Double.POSITIVE_INFINITY)).hasMessageContaining("parameter=x");
    }

    @Test
    void differentialSweepsGiveSlopes() {
        Sweep sweep = Sweep.named("local").parameter("x", Samples.linear(1, 3, 3)).parameter("y", Samples.of(2, 4))
                .output("z", p -> p.get("x") * p.get("x") * p.get("y"));
        try (WorkerPool pool = WorkerPool.threads(2)) {
            DifferentialResult result = sweep.differential().sum("x", -1e-4, 1e-4).product("y", 0.99, 1.01)
                    .percentile("y", 0.01).run(pool);

            assertThat(result.table().size()).isEqualTo(36);
            assertThat(result.nominal().column("x")).containsExactly(1, 1, 2, 2, 3, 3);
            assertThat(result.nominalIndex()).startsWith(0, 0, 0, 0, 0, 0, 1);
            assertThat(result.differentialIndex()).startsWith(-1, 0, 1, 2, 3, 4, -1);
            assertThat(result.table().column("y")).startsWith(2, 2, 2, 1.98, 2.02, 2.02);
            assertThat(result.sensitivity("z", "x")).usingComparatorWithPrecision(1e-6).containsExactly(4, 8, 8, 16, 12, 24);
            assertThat(result.sensitivity("z", "y")).usingComparatorWithPrecision(1e-6).containsExactly(1, 1, 4, 4, 9, 9);
        }
    }

    @Test
    void partsOfARangeNeedARange() {
        Sweep flat = Sweep.named("flat").parameter("x", Samples.of(3)).output("y", p -> 2 * p.get("x"));
        try (WorkerPool pool = WorkerPool.sequential()) {
            assertThatThrownBy(() -> flat.differential().percentile("x", 0.01).run(pool)).isInstanceOf(TandemException.class)
                    .hasMessageContainingAll("give it bounds", "sweep=flat", "parameter=x");
            DifferentialResult bounded = flat.bounds("x", 0, 10).differential().percentile("x", -0.1, 0.1).run(pool);
            assertThat(bounded.table().column("x")).containsExactly(3, 2, 4);
            assertThat(bounded.sensitivity("y", "x")).containsExactly(2);
        }
    }

    @Test
    void manyHolesAreFilledFromTheirNearestRows() {
        Sweep sweep = Sweep.named("many holes").parameter("x", Samples.linear(0, 1, 250)).parameter("y", Samples.linear(0, 1, 200))
                .output("z", p -> p.row() % 3 == 0 ? Double.NaN : 2 * p.get("x") - p.get("y"));
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult filled = sweep.run(pool).interpolated();
            for (SweepRow row : filled.rows()) {
                assertThat(row.get("z")).isCloseTo(2 * row.get("x") - row.get("y"), within(1e-6));
            }
        }
    }

    @Test
    void missingOutputsAreInterpolatedByColumn() {
        Sweep sweep = Sweep.named("holes").parameter("x", Samples.linear(0, 10, 11)).parameter("y", Samples.linear(0, 1, 5))
                .output("plane", p -> {
                    if (p.get("x") == 4 && p.get("y") == 0.5) {
                        throw new IllegalStateException("hole");
                    }
                    return 3 * p.get("x") - 2 * p.get("y") + 1;
                }).output("other", p -> p.get("x") == 7 ? Double.NaN : p.get("y"));
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult filled = sweep.run(pool).interpolated();

            assertThat(filled.column("plane")[22]).isCloseTo(12, within(1e-6));
            assertThat(filled.column("other")[35 + 2]).isCloseTo(0.5, within(1e-6));
            assertThat(filled.row(22).status()).isEqualTo(RowStatus.FAILED);
        }
    }

    /// A sweep of which all points fail but the first ones.
    private static SweepResult withValid(WorkerPool pool, int points, int valid) {
        return Sweep.named("few").parameter("x", Samples.linear(0, 10, points)).output("y", p -> p.row() < valid ? p.get("x") : Double.NaN)
                .output("whole", p -> 1.0).run(pool);
    }

    @Test
    void anOutputWithFewerThanFourValuesIsLeftAsItIsWithAWarning() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        CompletableFuture<String> told = new CompletableFuture<>();
        Logger logger = Logger.getLogger("dev.tandem.sweep");
        Filter before = logger.getFilter();
        try (WorkerPool pool = WorkerPool.sequential(); EventChannel.Subscription _ = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.Warned warned) {
                told.complete(warned.source() + ": " + warned.text());
            }
        })) {
            logger.setFilter(record -> !warnings.add(record.getMessage()));
            assertThat(withValid(pool, 5, 4).interpolated().column("y")[4]).isCloseTo(10, within(1e-6));
            assertThat(withValid(pool, 3, 3).interpolated().column("y")).containsExactly(0, 5, 10);
            assertThat(warnings).isEmpty();
            for (int valid : new int[] {3, 1, 0}) {
                assertThat(withValid(pool, 6, valid).interpolated().column("y")[5]).isNaN();
                assertThat(warnings).singleElement().asString()
                        .isEqualTo("too few points to interpolate, left as they are: sweep=few, output=y, valid=" + valid + ", needed=4");
                assertThat(told.orTimeout(20, TimeUnit.SECONDS).join()).startsWith("sweep: too few points");
                warnings.clear();
            }
        } finally {
            logger.setFilter(before);
        }
    }

    @Test
    void recursiveAndDifferentialSweepsCannotBeResumed(@TempDir Path folder) throws IOException {
        Sweep sweep = Sweep.named("kinds").parameter("x", Samples.uniform(0, 1, 5, 7)).output("y", p -> p.get("x")).storedIn(folder);
        try (WorkerPool pool = WorkerPool.threads(2)) {
            sweep.untilSucceeded(3).rounds(1).run(pool);
            Path recursive;
            try (Stream<Path> files = Files.list(folder)) {
                recursive = files.findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(recursive);
            assertThatThrownBy(() -> sweep.resume(pool, recursive)).isInstanceOf(TandemException.class)
                    .hasMessageContainingAll("a recursive sweep cannot be resumed", recursive.toString(), "sweep=kinds");
            assertThat(recursive).hasBinaryContent(bytes);
            Path differential = sweep.differential().sum("x", 0.1).run(pool).table().file().orElseThrow();
            assertThatThrownBy(() -> sweep.resume(pool, differential)).hasMessageContaining("a differential sweep cannot be resumed");
        }
    }
}
