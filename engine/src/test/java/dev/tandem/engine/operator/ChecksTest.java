package dev.tandem.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

class ChecksTest {
    private static final List<DataType> TYPES = List.of(DataType.DOUBLE, DataType.FLOAT);
    private static final int CASES = 60;

    private static VectorSpace space(DataType type, long... shape) {
        return VectorSpace.real(shape).withType(type);
    }

    /// Of everything that the type can hold, even where its squares cannot be held.
    private static double scale(Random random, DataType type) {
        int most = type == DataType.DOUBLE ? 290 : 25;
        return Math.pow(10, random.nextInt(-most, most));
    }

    private static Operator matrix(VectorSpace domain, VectorSpace codomain, double scale, double adjointScale, long seed) {
        INDArray a = VectorSpace.real(codomain.length(), domain.length()).random(seed).castTo(domain.type()).muli(scale);
        INDArray back = a.transpose().dup('c').muli(adjointScale);
        return Operator.linear(domain, codomain, x -> a.mmul(x.reshape(x.length(), 1)).reshape(codomain.length()),
                y -> back.mmul(y.reshape(y.length(), 1)).reshape(domain.length()));
    }

    private static void passes(Operator operator) {
        assertThatCode(() -> {
            operator.checkAdjoint();
            operator.checkDerivative();
            if (operator.linear()) {
                operator.checkLinear();
            }
        }).as("%s", operator).doesNotThrowAnyException();
    }

    private static void fails(Operator operator, ThrowableAssert.ThrowingCallable check, String message, String about) {
        assertThat(catchThrowable(check)).as("%s of %s", about, operator).isInstanceOf(TandemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rightOperatorsOfEverySizeAndTypePass() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            DataType type = TYPES.get(i % 2);
            VectorSpace x = space(type, random.nextInt(1, 60));
            VectorSpace y = space(type, random.nextInt(1, 60));
            double scale = scale(random, type);
            passes(matrix(x, y, scale, 1, i));
            passes(Operators.power(x, 2).scale(scale));
            passes(Operators.power(x, 3).scale(scale).add(Operators.identity(x).scale(scale)));
            passes(Operators.zero(x, y));
        }
    }

    @Test
    void operatorsOfManyNumbersPassInFloat() {
        VectorSpace x = space(DataType.FLOAT, 300, 300);
        VectorSpace one = space(DataType.FLOAT, 1);
        passes(Operator.linear(x, one, a -> a.sum().reshape(1), b -> x.ones().muli(b.getDouble(0))));
        passes(Operators.power(x, 3).add(Operators.identity(x)));
        VectorSpace line = space(DataType.FLOAT, 1000);
        passes(matrix(line, line, 1e-3, 1, 5));
    }

    @Test
    void wrongAdjointsOfEverySizeFail() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            DataType type = TYPES.get(i % 2);
            VectorSpace x = space(type, random.nextInt(1, 60));
            VectorSpace y = space(type, random.nextInt(1, 60));
            double wrong = List.of(-1.0, 0.0, 1.01, 2.0, 1e-12, 1e12).get(i % 6);
            Operator operator = matrix(x, y, scale(random, type) * (wrong > 2 ? 1e-12 : 1e-3), wrong, i);
            fails(operator, operator::checkAdjoint, "adjoint does not match", "factor " + wrong);
        }
        VectorSpace r = VectorSpace.real(3);
        assertThatThrownBy(() -> Operator.linear(r, r, a -> a.mul(2e-10), b -> b.mul(-2e-10)).checkAdjoint())
                .hasMessageContaining("adjoint does not match");
        assertThatThrownBy(() -> Operator.linear(r, r, a -> a.mul(1e-12), b -> b.mul(0)).checkAdjoint())
                .hasMessageContaining("adjoint does not match");
        assertThatThrownBy(() -> Operator.of(r, r, a -> a.mul(a).muli(1e-9)).derivative((a, h) -> a.mul(h).muli(2e-9),
                (a, b) -> b.mul(2e-9)).checkAdjoint()).hasMessageContaining("adjoint does not match");
    }

    @Test
    void whatIsNotLinearFailsAtEverySize() {
        Random random = new Random(3);
        List<Function1<INDArray, INDArray>> wrong = List.of(a -> a.mul(a), a -> a.add(1), a -> a.add(a.mul(a).muli(0.01)),
                a -> Transforms.abs(a, true), a -> a.mul(a).muli(a));
        for (int i = 0; i < CASES; i++) {
            DataType type = TYPES.get(i % 2);
            VectorSpace x = space(type, random.nextInt(2, 60));
            double scale = scale(random, type) * 1e-3;
            Function1<INDArray, INDArray> function = wrong.get(i % wrong.size());
            Operator operator = Operator.linear(x, x, a -> function.apply(a).mul(scale), b -> b);
            fails(operator, operator::checkLinear, "not linear", "case " + i + ", scale " + scale);
        }
    }

    private static Operator squares(VectorSpace x, double scale, double given) {
        return Operator.of(x, x, a -> a.mul(a).muli(scale)).derivative((a, h) -> a.mul(h).muli(2 * scale * given),
                (a, b) -> a.mul(b).muli(2 * scale * given));
    }

    @Test
    void wrongDerivativesOfEverySizeFail() {
        Random random = new Random(4);
        for (int i = 0; i < CASES; i++) {
            DataType type = TYPES.get(i % 2);
            double wrong = List.of(-1.0, 0.0, 1.01, 2.0, 1e-12, 1e12).get(i % 6);
            double scale = scale(random, type) * (wrong > 2 ? 1e-12 : 1e-3);
            Operator operator = squares(space(type, random.nextInt(1, 60)), scale, wrong);
            fails(operator, operator::checkDerivative, "derivative does not match", "factor " + wrong + ", scale " + scale);
        }
        assertThatThrownBy(() -> squares(VectorSpace.real(4), 1e-6, 0).checkDerivative()).hasMessageContaining("t=0.1");
    }

    @Test
    void aDerivativeBesideALargeConstantIsCheckedAsFarAsItsTypeAllows() {
        VectorSpace x = VectorSpace.real(5);
        passes(squares(x, 1e-6, 1).shift(x.ones()));
        assertThatThrownBy(() -> squares(x, 1e-6, 0).shift(x.ones()).checkDerivative()).hasMessageContaining("does not match");
        VectorSpace single = space(DataType.FLOAT, 5);
        assertThatThrownBy(() -> squares(single, 1e-6, 1).shift(single.ones()).checkDerivative())
                .hasMessageContaining("cannot be checked").hasMessageContaining("rounding");
        assertThatThrownBy(() -> squares(single, 1e-6, 0).shift(single.ones()).checkDerivative()).isInstanceOf(TandemException.class);
        passes(squares(x, 0, 1).shift(x.ones()));
    }

    @Test
    void aQuotientIsNoDerivative() {
        VectorSpace x = VectorSpace.real(4);
        Function1<INDArray, INDArray> cube = a -> a.mul(a).mul(a);
        Operator operator = Operator.of(x, x, cube).derivative(
                (a, h) -> cube.apply(a.add(h.mul(0.1))).sub(cube.apply(a.sub(h.mul(0.1)))).mul(5), (a, b) -> b);
        assertThatThrownBy(operator::checkDerivative).hasMessageContaining("does not match");
    }

    @Test
    void whatCannotBeToldIsRefused() {
        VectorSpace x = VectorSpace.real(4);
        assertThatThrownBy(() -> Operator.linear(x, x, a -> a.mul(1e-318), b -> b.mul(1e-318)).checkAdjoint())
                .hasMessageContaining("cannot be checked, so small");
        assertThatThrownBy(() -> Operator.linear(x, x, a -> x.vector(1, Double.NaN, 1, 1), b -> b).checkAdjoint())
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> Operator.linear(x, x, a -> a.div(0), b -> b).checkLinear()).hasMessageContaining("not finite");
        assertThatThrownBy(() -> Operator.of(x, x, a -> x.vector(1, Double.NaN, 1, 1)).derivative((a, h) -> h, (a, b) -> b).checkDerivative())
                .hasMessageContaining("not finite");
    }
}
