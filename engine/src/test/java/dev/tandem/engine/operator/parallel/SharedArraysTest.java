package dev.tandem.engine.operator.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.system.NativeHeap;
import dev.tandem.engine.operator.Linearization;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.OperatorContract;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.operator.VectorOfOperators;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Arrays so long that they travel through shared memory.
@ExtendWith(LeavesNothing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedArraysTest {
    private static final int N = 40_000;
    private static final VectorSpace X = VectorSpace.real(N);
    private static final DirectSum XX = DirectSum.of(X, X);
    private static final DirectSum XXX = DirectSum.of(X, X, X);

    private ParallelExecutionManager shared;
    /// Twice and the square: for tests that leave its workers as they were.
    private ParallelVectorOfOperators usual;
    private ParallelExecutionManager scope;

    @BeforeAll
    void openShared() {
        shared = new ParallelExecutionManager();
        usual = new ParallelVectorOfOperators(List.of(times(2), square(X)));
    }

    @BeforeEach
    void open() {
        scope = new ParallelExecutionManager();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @AfterAll
    void closeShared() {
        shared.close();
    }

    private static Operator square(VectorSpace space) {
        return Operator.of(space, space, x -> x.mul(x)).derivative((x, h) -> x.mul(h).mul(2), (x, y) -> x.mul(y).mul(2));
    }

    private static Operator times(double factor) {
        return Operator.linear(X, X, x -> x.mul(factor), y -> y.mul(factor));
    }

    /// Returns what it was given the time before, and spoils nothing.
    static final class Memory extends Operator {
        private static final long serialVersionUID = 1L;

        private transient INDArray before;

        Memory() {
            super(X, X, false);
        }

        @Override
        protected INDArray compute(INDArray x) {
            INDArray last = before == null ? X.zeros() : before;
            before = x;
            return last;
        }
    }

    private static void same(Operator sequential, Operator parallel) {
        for (int seed = 0; seed < 3; seed++) {
            INDArray x = sequential.domain().random(seed);
            INDArray y = sequential.codomain().random(seed);
            Linearization expected = sequential.linearize(x);
            Linearization at = parallel.linearize(x);
            assertSame(at.value(), expected.value());
            assertSame(at.derivative().evaluate(x), expected.derivative().evaluate(x));
            assertSame(at.derivative().adjoint(y), expected.derivative().adjoint(y));
            assertSame(parallel.evaluate(x), sequential.evaluate(x));
        }
    }

    private static void assertSame(INDArray actual, INDArray expected) {
        assertThat(Elements.bytes(actual)).isEqualTo(Elements.bytes(expected));
    }

    @Test
    void keepTheContract() {
        new OperatorContract(usual).check();
        new OperatorContract(new DistributedVectorOfOperators(List.of(Operators.product(X), square(X)), XX,
                new boolean[][] {{true, true}, {false, true}})).check();
    }

    @Tag("long")
    @Test
    void giveTheSameBitsAsOneAfterTheOther() {
        List<Operator> mixed = List.of(square(X), Operators.identity(X).scale(0.1), Operators.power(X, 3));
        same(new VectorOfOperators(mixed), new ParallelVectorOfOperators(mixed, ParallelOptions.DEFAULT.withWorkers(2)));
        VectorSpace floats = X.withType(DataType.FLOAT);
        List<Operator> single = List.of(square(floats), Operators.identity(floats));
        same(new VectorOfOperators(single), new ParallelVectorOfOperators(single));
        List<Operator> fed = List.of(Operators.product(X), times(0.1), Operators.component(XX, 1));
        boolean[][] feeds = {{true, false, true}, {true, false, false}, {true, false, true}};
        same(VectorOfOperators.distributed(fed, XXX, feeds), new DistributedVectorOfOperators(fed, XXX, feeds));
    }

    @Test
    void mayBeShortOnOneSideOnly() {
        boolean[] kept = new boolean[N];
        kept[7] = true;
        List<Operator> both = List.of(Operators.projection(X, kept), Operators.projection(X, kept));
        same(new VectorOfOperators(both), new ParallelVectorOfOperators(both));
    }

    @Test
    void resultsStayAsTheyAreAfterFurtherEvaluationsCollectionsAndTheEnd() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(times(2), times(3)));
        List<INDArray> kept = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            INDArray y = t.evaluate(X.ones().muli(i));
            if (i % 10 == 0) {
                kept.add(y);
                System.gc();
            }
        }
        t.close();
        usual.evaluate(X.ones().muli(-1));
        for (int i = 0; i < kept.size(); i++) {
            assertSame(kept.get(i), XX.join(X.ones().muli(20 * i), X.ones().muli(30 * i)));
        }
    }

    @Test
    void operatorsThatSpoilTheirArgumentsHarmNobody() {
        Operator careless = Operator.linear(X, X, x -> x.muli(2), y -> y.muli(2));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(careless, careless, Operators.identity(X)),
                ParallelOptions.DEFAULT.withWorkers(2));
        INDArray x = X.random(1);
        INDArray doubled = x.mul(2);
        for (int i = 0; i < 3; i++) {
            assertSame(t.evaluate(x), t.codomain().join(doubled, doubled, x));
            assertSame(x, X.random(1));
        }
        INDArray y = t.evaluate(x);
        assertSame(t.adjoint(y), t.adjoint(y));
        assertSame(y, t.codomain().join(doubled, doubled, x));
    }

    @Test
    void anOperatorMayKeepItsArgument() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(new Memory(), times(1)), ParallelOptions.DEFAULT.withWorkers(1));
        t.evaluate(X.ones());
        for (int i = 2; i < 10; i++) {
            assertThat(t.evaluate(X.ones().muli(i)).getDouble(N - 1)).isEqualTo(i - 1);
        }
    }

    @Test
    void aResultIsTheNextArgumentWithoutACopy() {
        ParallelVectorOfOperators t = usual;
        ParallelVectorOfOperators next = new ParallelVectorOfOperators(List.of(square(XX), Operators.identity(XX)),
                ParallelOptions.DEFAULT.withWorkers(1));
        INDArray x = t.evaluate(X.random(1));
        try (Handout first = Handout.of(x, true); Handout second = Handout.of(x, true)) {
            assertThat(first.holds().getFirst().name()).isEqualTo(second.holds().getFirst().name());
        }
        assertSame(next.evaluate(x), next.codomain().join(x.mul(x), x));
        INDArray half = XX.split(x).get(1);
        assertSame(t.evaluate(half), XX.join(half.mul(2), half.mul(half)));
    }

    @Test
    void aDerivativeIsThatOfThePointAsItWas() {
        ParallelVectorOfOperators t = usual;
        INDArray x = t.evaluate(X.ones()).get(NDArrayIndex.interval(0, N));
        Operator derivative = t.linearizeKept(x).derivative();
        x.assign(7);
        assertThat(derivative.evaluate(X.ones()).getDouble(2 * N - 1)).isEqualTo(4);
    }

    @Test
    void argumentsMayLieAnyhow() {
        VectorSpace matrices = VectorSpace.real(200, 300);
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(square(matrices), Operators.identity(matrices)),
                ParallelOptions.DEFAULT.withWorkers(1));
        INDArray x = matrices.random(1);
        INDArray expected = t.codomain().join(x.mul(x), x);
        assertSame(t.evaluate(x.dup('f')), expected);
        assertSame(t.evaluate(VectorSpace.real(300, 200).zeros().transpose().addi(x)), expected);
    }

    @Test
    void commandsTakeAnArgumentForEach() {
        ParallelVectorOfOperators t = usual;
        INDArray x = X.random(1);
        INDArray y = X.random(2);
        List<INDArray> values = t.computeAll("eval_nodiff", List.of(x, y));
        t.computeAll("eval_nodiff", y);
        assertSame(values.get(0), x.mul(2));
        assertSame(values.get(1), y.mul(y));
    }

    @Test
    void anErrorGivesItsMemoryBack() {
        Operator failing = Operator.of(X, X, x -> {
            throw new IllegalStateException("on purpose");
        });
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(times(2), failing),
                ParallelOptions.DEFAULT.keepingAliveOnError());
        INDArray x = X.random(1);
        long before = taken();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> t.evaluate(x)).isInstanceOf(TaskFailedException.class).hasMessageContaining("on purpose");
        }
        Await.until("most of twenty arguments are given back", () -> taken() < before + 10 * X.length() * Double.BYTES);
    }

    private static long taken() {
        SegmentPool.Counts counts = SegmentPool.own().counts();
        return counts.bytes() - counts.idleBytes();
    }

    /// Says how much memory of the C library is in use, and keeps the last argument, which must stay as it was.
    static final class Used extends Operator {
        private static final long serialVersionUID = 1L;
        private static final long MEGABYTE = 1 << 20;

        private transient INDArray before;

        Used(VectorSpace space) {
            super(space, space, false);
        }

        @Override
        protected INDArray compute(INDArray x) {
            INDArray result = x.dup();
            result.putScalar(0, (double) NativeHeap.counts().used() / MEGABYTE);
            result.putScalar(1, before == null ? 0 : before.getDouble(1));
            result.putScalar(2, NativeHeap.isWatched() ? 1 : 0);
            before = x;
            return result;
        }
    }

    @Test
    void longArgumentsOnWorkersAreFreedWhenNobodyHasThem() {
        VectorSpace space = VectorSpace.real(250_000);
        try (ParallelVectorOfOperators operators = new ParallelVectorOfOperators(List.of(new Used(space)))) {
            INDArray x = space.ones();
            INDArray result = null;
            for (int i = 1; i <= 400; i++) {
                x.putScalar(1, i);
                result = operators.evaluate(x);
                assertThat(result.getDouble(1)).as("what the operator has kept").isEqualTo(i - 1);
            }
            assertThat(result.getDouble(2)).isEqualTo(1);
            // 1.6 GB went through it.
            assertThat(result.getDouble(0)).as("MB in use").isPositive().isLessThan(1_000);
        }
    }
}
