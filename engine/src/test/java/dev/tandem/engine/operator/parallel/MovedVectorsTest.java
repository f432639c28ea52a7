package dev.tandem.engine.operator.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.OnLoopback;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Vectors of operators whose workers see no memory of this process.
@ExtendWith({OnLoopback.class, LeavesNothing.class})
class MovedVectorsTest {
    private ParallelExecutionManager scope;

    @BeforeEach
    void open() {
        scope = new ParallelExecutionManager();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void eachEvaluationGetsTheElementsOfItsMoment() {
        VectorSpace space = VectorSpace.real(50_000);
        Operator square = Operator.of(space, space, x -> x.mul(x)).derivative((x, h) -> x.mul(h).mul(2), (x, y) -> x.mul(y).mul(2));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(square, Operators.identity(space)));
        INDArray x = space.random(1);
        INDArray first = t.evaluate(x);
        assertThat(first).isEqualTo(t.codomain().join(x.mul(x), x));
        // Lies over a segment of this process, which the next evaluation would move if it were not for the change.
        INDArray half = t.codomain().split(first).get(0);
        assertThat(t.evaluate(half)).isEqualTo(t.codomain().join(half.mul(half), half));
        half.assign(3);
        assertThat(t.evaluate(half)).isEqualTo(t.codomain().join(half.mul(half), half));
        Operator derivative = t.linearize(x).derivative();
        INDArray y = t.codomain().join(space.random(2), space.random(3));
        List<INDArray> parts = t.codomain().split(y);
        assertThat(derivative.adjoint(y)).isEqualTo(x.mul(parts.get(0)).mul(2).add(parts.get(1)));
    }

    @Test
    void aShortResultOfALongVectorComesInsideTheAnswer() {
        VectorSpace space = VectorSpace.real(50_000);
        VectorSpace one = VectorSpace.real(1);
        Operator sum = Operator.linear(space, one, x -> x.sum().reshape(1), y -> space.zeros().addi(y.getDouble(0)));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(sum));
        assertThat(t.evaluate(space.ones()).getDouble(0)).isEqualTo(50_000);
        assertThat(t.adjoint(t.codomain().ones())).isEqualTo(space.ones());
    }

    @Test
    @Tag("long")
    void vectorsLongerThanAnyMessageAreMoved() {
        VectorSpace space = VectorSpace.real(20_000_000);
        Operator twice = Operator.linear(space, space, x -> x.mul(2), y -> y.mul(2));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(twice));
        INDArray x = Nd4j.rand(DataType.DOUBLE, 20_000_000);
        assertThat(t.evaluate(x)).isEqualTo(x.mul(2));
        assertThat(t.adjoint(x)).isEqualTo(x.mul(2));
    }
}
