package dev.tandem.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.operator.VectorOfOperators;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class SolverFailureTest {
    private static final VectorSpace X = VectorSpace.real(3);
    /// Never fulfilled by itself.
    private static final StopRule NEVER = step -> Optional.empty();

    private static SolverFailedException failure(Supplier<Solver> solver) {
        return catchThrowableOfType(SolverFailedException.class, () -> solver.get().run());
    }

    private static List<Supplier<Solver>> all(Setting setting, StopRule rule) {
        return List.of(() -> new Landweber(setting, X.zeros(), rule), () -> new Landweber(setting, X.zeros(), rule, 0.5),
                () -> new ConjugateGradients(setting, X.zeros(), rule), () -> new TikhonovCg(setting, X.zeros(), 1, rule),
                () -> new IrgnmCg(setting, X.zeros(), rule));
    }

    private static Operator diagonal() {
        return Operators.multiplication(X, X.vector(1, 0.5, 0.1));
    }

    @Test
    void oneNumberInTheDataThatIsNotFiniteEndsEachSolver() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (Supplier<Solver> solver : all(Setting.of(diagonal(), X.vector(1, bad, 1)), StopRule.discrepancy(0.1, 1.1))) {
                assertThat(failure(solver)).hasMessageContaining("not finite: step=0, what=data, element=1 of 3, value=" + bad);
            }
        }
        for (Supplier<Solver> solver : List.<Supplier<Solver>>of(
                () -> new IrgnmCg(Setting.of(diagonal(), X.ones()), X.vector(0, 0, Double.NaN), StopRule.relativeChange(0.1)),
                () -> new TikhonovCg(Setting.of(diagonal(), X.ones()), X.vector(0, 0, Double.NaN), 1, NEVER))) {
            assertThat(failure(solver)).hasMessageContaining("step=0, what=start, element=2 of 3");
        }
    }

    private static Operator logarithm() {
        return Operator.of(X, X, x -> Transforms.log(x, true)).derivative((x, h) -> h.div(x), (x, y) -> y.div(x));
    }

    @Test
    void theLogarithmOfANegativeIterateIsToldWithItsStep() {
        Setting setting = Setting.of(logarithm(), X.vector(1, -3, 1));
        INDArray start = X.vector(2, 2, 2);
        for (StopRule rule : List.of(StopRule.relativeChange(1e-6), StopRule.discrepancy(1e-6, 2), StopRule.count(50))) {
            assertThat(failure(() -> new Landweber(setting, start, rule, 2))).hasMessageContaining("not finite: step=1, what=F(x) - y")
                    .hasMessageContaining("element=1 of 3, value=NaN, iterate from=-");
            SolverFailedException e = failure(() -> new IrgnmCg(setting, start, rule));
            assertThat(e).hasMessageContaining("not finite: step=" + e.step() + ", what=F(x) - y").hasMessageContaining("solver=IrgnmCg");
            assertThat(e.last().map(SolverStep::iteration).orElse(0)).isEqualTo(e.step() - 1);
        }
        assertThat(failure(() -> new IrgnmCg(setting, X.vector(1, -1, 1), NEVER))).hasMessageContaining("step=0, what=F(x) - y");
    }

    @Test
    void anAdjointThatTurnsBadLaterIsToldWithItsStep() {
        int[] calls = new int[1];
        Operator turning = Operator.linear(X, X, x -> x.mul(X.vector(1, 0.5, 0.1)), y -> ++calls[0] > 2 ? X.vector(1, Double.NaN, 1)
                : y.mul(X.vector(1, 0.5, 0.1)));
        Setting setting = Setting.of(turning, X.ones());
        assertThat(failure(() -> new ConjugateGradients(setting, X.zeros(), NEVER)).step()).isEqualTo(2);
        calls[0] = 0;
        assertThat(failure(() -> new TikhonovCg(setting, X.zeros(), 1, NEVER))).hasMessageContaining("step=2, what=gradient");
        calls[0] = 0;
        SolverFailedException e = failure(() -> new Landweber(setting, X.zeros(), NEVER, 1));
        assertThat(e).hasMessageContaining("step=3, what=iterate");
        assertThat(e.last().orElseThrow().iteration()).isEqualTo(2);
    }

    @Test
    void aParallelOperatorFailsLikeTheSequentialOne() {
        List<Operator> parts = List.of(diagonal(), logarithm());
        INDArray data = X.vector(1, -3, 1);
        try (ParallelExecutionManager scope = new ParallelExecutionManager()) {
            assertThat(scope.name()).isNotBlank();
            VectorOfOperators one = new VectorOfOperators(parts);
            ParallelVectorOfOperators other = new ParallelVectorOfOperators(parts);
            for (Operator t : List.of(one, other)) {
                Setting setting = Setting.of(t, one.codomain().join(data, data));
                SolverFailedException e = failure(() -> new IrgnmCg(setting, X.vector(2, 2, 2), StopRule.relativeChange(1e-8)));
                assertThat(e.step()).isEqualTo(failure(() -> new IrgnmCg(Setting.of(one, one.codomain().join(data, data)),
                        X.vector(2, 2, 2), StopRule.relativeChange(1e-8))).step());
                assertThat(failure(() -> new Landweber(setting, X.vector(2, 2, 2), NEVER, 5))).hasMessageContaining("step=1");
                assertThat(failure(() -> new Landweber(Setting.of(t, one.codomain().join(data, X.vector(1, Double.NaN, 1))), X.ones(), NEVER, 1)))
                        .hasMessageContaining("what=data");
            }
            // The operator is as usable as before.
            assertThat(other.evaluate(X.ones())).isEqualTo(one.evaluate(X.ones()));
        }
    }

    @Test
    void anIterationThatDivergesIsStopped() {
        for (double size : new double[] {1, 1e-100, 1e100}) {
            Setting setting = Setting.of(diagonal(), X.ones().muli(size));
            assertThat(failure(() -> new Landweber(setting, X.zeros(), NEVER, 3))).hasMessageContaining("diverges: the residual grew");
            assertThat(failure(() -> new Landweber(setting, X.zeros(), StopRule.count(500), 2.1))).hasMessageContaining("diverges");
        }
        Operator cube = Operators.power(X, 3);
        assertThat(failure(() -> new Landweber(Setting.of(cube, X.ones()), X.vector(2, 2, 2), NEVER, 1))).hasMessageMatching(
                "(diverges|not finite).*");
        // Uphill at first, and then down: from -4 a step of Newton's method for exp leads far beyond.
        Operator exp = Operator.of(X, X, x -> Transforms.exp(x, true)).derivative((x, h) -> Transforms.exp(x, true).muli(h),
                (x, y) -> Transforms.exp(x, true).muli(y));
        SolverStep end = new IrgnmCg(Setting.of(exp, X.ones()), X.ones().muli(-4), StopRule.discrepancy(1e-6, 1.1),
                new IrgnmCg.Weights(1e-8, 0.5), new IrgnmCg.Inner(50, 1e-6)).run();
        assertThat(end.residual()).isLessThan(1.1e-6);
    }

    @Test
    void aRuleThatIsNeverFulfilledEndsAtALimitThatIsTold() {
        Setting slow = Setting.of(Operators.multiplication(X, X.vector(1, 0.5, 1e-6)), X.ones());
        StopRule early = new StopRule() {
            @Override
            public Optional<String> reached(SolverStep step) {
                return Optional.empty();
            }

            @Override
            public long limit() {
                return 20;
            }
        };
        Solver solver = new Landweber(slow, X.zeros(), early, 0.5);
        SolverFailedException e = failure(() -> solver);
        assertThat(e).hasMessageContaining("step limit: ").hasMessageContaining("steps=20").hasMessageContaining("StopRule.count(n)");
        assertThat(e.last().orElseThrow().iteration()).isEqualTo(20);
        assertThat(solver.hasNext()).isFalse();
        assertThatThrownBy(solver::next).isInstanceOf(NoSuchElementException.class);
        assertThat(StopRule.discrepancy(0, 1).or(StopRule.relativeChange(0)).limit()).isEqualTo(10_000);
        assertThat(StopRule.discrepancy(0, 1).or(StopRule.count(30_000)).limit()).isEqualTo(40_000);
        assertThat(StopRule.count(Integer.MAX_VALUE).and(NEVER).limit()).isEqualTo(Integer.MAX_VALUE + 10_000L);
    }

    @Test
    void numbersWhoseSquaresVanishOrOverflowAreNoSolution() {
        assertThat(failure(() -> new ConjugateGradients(Setting.of(diagonal(), X.ones().muli(1e-200)), X.zeros(), NEVER)))
                .hasMessageContaining("too small: the square of the gradient is 0.0");
        assertThat(failure(() -> new ConjugateGradients(Setting.of(diagonal(), X.ones().muli(1e200)), X.zeros(), NEVER)))
                .hasMessageContaining("not finite: step=0, what=square of gradient");
        SolverStep end = new Landweber(Setting.of(diagonal(), X.ones().muli(1e-200)), X.zeros(), StopRule.discrepancy(1e-202, 1), 0.9).run();
        assertThat(end.residual()).isBetween(1e-210, 1e-202);
    }

    @Test
    void aWrongAdjointIsNoWayDown() {
        Operator wrong = Operator.linear(X, X, x -> x.mul(X.vector(0, 1, 1)), y -> y.mul(X.vector(1, 0, 0)));
        assertThat(failure(() -> new ConjugateGradients(Setting.of(wrong, X.ones()), X.zeros(), NEVER)))
                .hasMessageContaining("no way down").hasMessageContaining("checkAdjoint");
    }

    @Test
    void singlePrecisionIsSolvedToo() {
        VectorSpace single = X.withType(DataType.FLOAT);
        Operator t = Operators.multiplication(single, single.vector(1, 0.5, 0.1));
        SolverStep end = new ConjugateGradients(Setting.of(t, single.ones()), single.zeros(), NEVER).run();
        assertThat(end.stopped()).contains("solved");
    }

    @Test
    void whoWatchesIsToldOfTheFailure() {
        List<RuntimeEvent.SolverStepped> events = new CopyOnWriteArrayList<>();
        try (EventChannel.Subscription all = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.SolverStepped step) {
                events.add(step);
            }
        })) {
            assertThat(failure(() -> new Landweber(Setting.of(diagonal(), X.ones()), X.zeros(), NEVER, 3))).isNotNull();
            all.flush(Duration.ofSeconds(10));
            assertThat(events.getLast().stopped()).startsWith("diverges: ");
            assertThat(events.getLast().residual()).isEqualTo(events.get(events.size() - 2).residual());
        }
    }

    @Test
    void whoWatchesIsNotToldOfAResidualThatIsNotKnown() {
        List<RuntimeEvent.SolverStepped> events = new CopyOnWriteArrayList<>();
        Operator bad = Operator.linear(X, X, x -> x, _ -> X.vector(1, Double.NaN, 1));
        try (EventChannel.Subscription all = RuntimeEvents.subscribe(Set.of(RuntimeEvent.SolverStepped.class),
                event -> events.add((RuntimeEvent.SolverStepped) event))) {
            assertThatThrownBy(() -> new ConjugateGradients(Setting.of(bad, X.ones()), X.zeros(), NEVER).run())
                    .isInstanceOf(SolverFailedException.class);
            all.flush(Duration.ofSeconds(10));
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.stopped()).startsWith("not finite");
                assertThat(event.residual()).isNaN();
            });
        }
    }

    @Test
    void whoWatchesIsToldWhenTheOperatorBreaksOff() {
        List<RuntimeEvent.SolverStepped> events = new CopyOnWriteArrayList<>();
        AtomicInteger left = new AtomicInteger(7);
        Operator failing = Operator.linear(X, X, x -> {
            if (left.decrementAndGet() < 0) {
                throw new IllegalStateException("the lamp went out");
            }
            return x.mul(0.5);
        }, y -> y.mul(0.5));
        try (EventChannel.Subscription all = RuntimeEvents.subscribe(Set.of(RuntimeEvent.SolverStepped.class),
                event -> events.add((RuntimeEvent.SolverStepped) event))) {
            Solver solver = new Landweber(Setting.of(failing, X.ones()), X.zeros(), NEVER, 0.1);
            assertThatThrownBy(solver::run).hasStackTraceContaining("the lamp went out");
            assertThat(solver.hasNext()).isFalse();
            all.flush(Duration.ofSeconds(10));
            assertThat(events.getLast().stopped()).startsWith("broke off: ").contains("the lamp went out");
            assertThat(events).filteredOn(event -> event.stopped() != null).hasSize(1);
        }
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        Setting setting = Setting.of(diagonal(), X.ones());
        refused("count=-1", () -> StopRule.count(-1));
        refused("count=0", () -> StopRule.count(0));
        refused("noiseLevel=NaN, tau=1.1", () -> StopRule.discrepancy(Double.NaN, 1.1));
        refused("noiseLevel=-0.1", () -> StopRule.discrepancy(-0.1, 1.1));
        refused("noiseLevel=Infinity", () -> StopRule.discrepancy(Double.POSITIVE_INFINITY, 1.1));
        refused("tau=0.9", () -> StopRule.discrepancy(0.1, 0.9));
        refused("tau=NaN", () -> StopRule.discrepancy(0.1, Double.NaN));
        refused("tolerance=NaN", () -> StopRule.relativeChange(Double.NaN));
        refused("tolerance=-1.0", () -> StopRule.relativeChange(-1));
        refused("tolerance=1.0", () -> StopRule.relativeChange(1));
        for (double bad : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused("stepSize=" + bad, () -> new Landweber(setting, X.zeros(), NEVER, bad));
            refused("weight=" + bad, () -> new TikhonovCg(setting, X.zeros(), bad, NEVER));
            refused("first=" + bad, () -> new IrgnmCg.Weights(bad, 0.5));
            refused("factor=" + bad, () -> new IrgnmCg.Weights(1, bad));
            refused("factor=" + bad, () -> HilbertSpace.scaled(X, bad));
            refused("weight 1 of 3=" + bad, () -> HilbertSpace.weighted(X, X.vector(1, bad, 1)));
        }
        refused("steps=0", () -> new IrgnmCg.Inner(0, 0.1));
        refused("tolerance=NaN", () -> new IrgnmCg.Inner(5, Double.NaN));
        VectorSpace z = VectorSpace.complex(4);
        refused("factor=-1.0", () -> HilbertSpace.sobolev(z, -1, 2));
        refused("order=NaN", () -> HilbertSpace.sobolev(z, 1, Double.NaN));
        refused("weight of frequency", () -> HilbertSpace.sobolev(z, 1, 1e6));
        HilbertSpace indefinite = new HilbertSpace(X, Operators.identity(X).scale(-1), Operators.identity(X).scale(-1));
        refused("not an inner product", () -> indefinite.norm(X.ones()));
        assertThatThrownBy(() -> new Landweber(setting, X.zeros(), null)).hasMessageContaining("rule=null");
    }

    private static void refused(String names, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TandemException.class).hasMessageContaining(names);
    }
}
