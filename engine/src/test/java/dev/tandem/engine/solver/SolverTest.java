package dev.tandem.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.operator.ColumnOfOperators;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.operator.VectorOfOperators;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.space.UniformGrid;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;

@ExtendWith(LeavesNothing.class)
class SolverTest {
    private static final int N = 6;
    private static final VectorSpace X = VectorSpace.real(N);

    /// A well-conditioned matrix: the identity and a little noise.
    private static Operator matrix(long seed) {
        INDArray a = VectorSpace.real(N, N).random(seed).muli(0.1);
        INDArray transposed = a.transpose().dup('c');
        return Operator.linear(X, X, x -> x.add(a.mmul(x)), y -> y.add(transposed.mmul(y)));
    }

    private static Operator cubic() {
        return Operators.identity(X).add(Operators.power(X, 3).scale(0.1));
    }

    private static double[] numbers(INDArray x) {
        return x.toDoubleVector();
    }

    private static void near(INDArray x, INDArray truth, double tolerance) {
        assertThat(X.norm(x.sub(truth))).isLessThan(tolerance);
    }

    @Test
    void conjugateGradientsSolveInAsManyStepsAsUnknowns() {
        matrix(1).checkAdjoint();
        INDArray truth = X.random(2);
        SolverStep end = new ConjugateGradients(Setting.of(matrix(1), matrix(1).evaluate(truth)), X.zeros(), StopRule.count(N)).run();
        near(end.iterate(), truth, 1e-8);
        assertThat(end.residual()).isLessThan(1e-8);
        assertThat(end.iteration()).isLessThanOrEqualTo(N);
    }

    @Test
    void landweberConvergesForLinearAndOtherOperators() {
        INDArray truth = X.random(2);
        for (Operator f : List.of(matrix(1), cubic())) {
            SolverStep end = new Landweber(Setting.of(f, f.evaluate(truth)), X.zeros(), StopRule.count(3000)
                    .or(StopRule.relativeChange(1e-12)), 0.3).run();
            near(end.iterate(), truth, 1e-6);
        }
        SolverStep estimated = new Landweber(Setting.of(matrix(1), matrix(1).evaluate(truth)), X.zeros(),
                StopRule.discrepancy(1e-6, 1.5)).run();
        assertThat(estimated.residual()).isLessThan(1.5e-6);
        assertThat(estimated.stopped()).contains("discrepancy");
    }

    @Test
    void tikhonovOfTheIdentityIsKnown() {
        INDArray y = X.random(3);
        INDArray reference = X.ones();
        double a = 0.5;
        SolverStep end = new TikhonovCg(Setting.of(Operators.identity(X), y), reference, a, StopRule.count(20)).run();
        near(end.iterate(), y.add(reference.mul(a)).div(1 + a), 1e-12);
        assertThat(end.iteration()).isLessThan(20);
        assertThat(end.stopped()).contains("solved");
    }

    @Test
    void gaussNewtonSolvesWhatIsNotLinear() {
        INDArray truth = X.random(4);
        SolverStep end = new IrgnmCg(Setting.of(cubic(), cubic().evaluate(truth)), X.zeros(), StopRule.relativeChange(1e-10)
                .or(StopRule.count(80))).run();
        near(end.iterate(), truth, 1e-6);
    }

    @Test
    void innerProductsChangeTheSolutionOfTikhonov() {
        UniformGrid grid = UniformGrid.line(0, 1, N);
        Setting setting = new Setting(Operators.identity(grid), grid.ones(), HilbertSpace.l2(grid), HilbertSpace.plain(grid));
        SolverStep end = new TikhonovCg(setting, grid.zeros(), 1, StopRule.count(30)).run();
        assertThat(numbers(end.iterate())[2]).isCloseTo(1 / (1 + grid.volumeElement()), within(1e-10));
        assertThat(HilbertSpace.l2(grid).norm(grid.ones())).isCloseTo(Math.sqrt(N * 0.2), within(1e-12));
        VectorSpace z = VectorSpace.complex(4, 6);
        HilbertSpace smooth = HilbertSpace.sobolev(z, 1, 2);
        INDArray x = z.random(1);
        assertThat(z.norm(smooth.inverse().evaluate(smooth.gram().evaluate(x)).sub(x))).isLessThan(1e-10);
        smooth.gram().checkAdjoint();
        assertThat(smooth.norm(z.ones())).isCloseTo(z.norm(z.ones()), within(1e-10));
    }

    @Test
    void aParallelOperatorGivesTheSameIterates() {
        List<Operator> parts = List.of(matrix(1), cubic(), matrix(3));
        VectorOfOperators sequential = new VectorOfOperators(parts);
        try (ParallelExecutionManager scope = new ParallelExecutionManager()) {
            assertThat(scope.name()).isNotBlank();
            ParallelVectorOfOperators parallel = new ParallelVectorOfOperators(parts);
            assertThat(same(sequential, parallel, t -> new IrgnmCg(setting(t), X.zeros(), StopRule.count(20)))).isEqualTo(20);
            assertThat(same(sequential, parallel, t -> new Landweber(setting(t), X.zeros(), StopRule.count(20), 0.1))).isEqualTo(20);
            List<Operator> blurs = List.of(fading(1), fading(2));
            VectorOfOperators one = new VectorOfOperators(blurs);
            ParallelVectorOfOperators other = new ParallelVectorOfOperators(blurs);
            VectorSpace many = one.domain();
            assertThat(same(one, other, t -> new ConjugateGradients(setting(t), many.zeros(), StopRule.count(20)))).isEqualTo(20);
            assertThat(same(one, other, t -> new TikhonovCg(setting(t), many.zeros(), 1e-6, StopRule.count(20)))).isEqualTo(20);
        }
    }

    /// With so many different singular values that conjugate gradients do not end soon.
    private static Operator fading(int power) {
        VectorSpace space = VectorSpace.real(100);
        double[] factors = new double[100];
        Arrays.setAll(factors, i -> Math.pow(i + 1, -power));
        return Operators.multiplication(space, space.vector(factors));
    }

    private static Setting setting(ColumnOfOperators t) {
        return Setting.of(t, t.codomain().random(9));
    }

    /// @return the number of steps
    private static int same(ColumnOfOperators sequential, ColumnOfOperators parallel, Function<ColumnOfOperators, Solver> solver) {
        Iterator<SolverStep> a = solver.apply(sequential);
        Iterator<SolverStep> b = solver.apply(parallel);
        int steps = 0;
        while (a.hasNext()) {
            SolverStep expected = a.next();
            SolverStep step = b.next();
            steps++;
            assertThat(numbers(step.iterate())).isEqualTo(numbers(expected.iterate()));
            assertThat(step.residual()).isEqualTo(expected.residual());
        }
        assertThat(b.hasNext()).isFalse();
        return steps;
    }

    @Test
    void stepsAreEvents() {
        List<RuntimeEvent.SolverStepped> events = new CopyOnWriteArrayList<>();
        try (EventChannel.Subscription all = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.SolverStepped step) {
                events.add(step);
            }
        })) {
            SolverStep end = new Landweber(Setting.of(matrix(1), X.ones()), X.zeros(), StopRule.count(3)).run();
            new Landweber(Setting.of(matrix(1), X.ones()), X.zeros(), StopRule.count(1)).run();
            all.flush(Duration.ofSeconds(10));
            assertThat(events).extracting(RuntimeEvent.SolverStepped::iteration).containsExactly(1, 2, 3, 1);
            assertThat(events.get(2).residual()).isEqualTo(end.residual());
            assertThat(events.get(2).stopped()).isEqualTo("count: steps=3");
            assertThat(events.get(0).stopped()).isNull();
            assertThat(events.get(0).name()).isEqualTo("Landweber");
            assertThat(events.get(3).solver()).isNotEqualTo(events.get(0).solver());
        }
    }

    @Test
    void stepsAreToldAndTheEndIsTheEnd() {
        List<SolverStep> told = new ArrayList<>();
        Solver solver = new Landweber(Setting.of(matrix(1), X.ones()), X.zeros(), StopRule.count(3)).listener(told::add);
        solver.run();
        assertThat(told).extracting(SolverStep::iteration).containsExactly(1, 2, 3);
        assertThat(told.get(1).residual()).isLessThan(told.get(0).residual());
        assertThat(told.get(2).stopped()).isEqualTo("count: steps=3");
        assertThatThrownBy(solver::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void rulesCombine() {
        SolverStep step = new SolverStep(3, X.ones(), 0.5, 0.1, null);
        assertThat(StopRule.count(3).and(StopRule.discrepancy(0.1, 2)).reached(step)).isEmpty();
        assertThat(StopRule.count(3).and(StopRule.discrepancy(0.3, 2)).reached(step)).isPresent();
        assertThat(StopRule.count(4).or(StopRule.relativeChange(0.2)).reached(step)).hasValue("relative change: change=0.1");
        assertThat(StopRule.count(4).or(StopRule.relativeChange(0.01)).reached(step)).isEmpty();
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Setting.of(matrix(1), VectorSpace.real(3).ones())).hasMessageContaining("data");
        assertThatThrownBy(() -> new ConjugateGradients(Setting.of(cubic(), X.ones()), X.zeros(), StopRule.count(1)))
                .hasMessageContaining("linear");
        assertThatThrownBy(() -> new Setting(matrix(1), X.ones(), HilbertSpace.plain(VectorSpace.real(3)), HilbertSpace.plain(X)))
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> new TikhonovCg(Setting.of(matrix(1), X.ones()), X.zeros(), 0, StopRule.count(1)))
                .hasMessageContaining("weight=0");
    }
}
