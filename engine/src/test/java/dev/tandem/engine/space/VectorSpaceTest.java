package dev.tandem.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VectorSpaceTest {
    private static final VectorSpace X = VectorSpace.real(2, 3);

    @Test
    void aFloatArrayIsRefusedWithTheWayToConvertIt() {
        assertThatThrownBy(() -> X.require("argument", Nd4j.ones(DataType.FLOAT, 2, 3))).isInstanceOf(TandemException.class)
                .hasMessageContaining("argument").hasMessageContaining("FLOAT").hasMessageContaining("castTo(DataType.DOUBLE)");
        assertThatThrownBy(() -> X.require("argument", Nd4j.ones(DataType.DOUBLE, 3, 2))).hasMessageContaining("[3, 2]");
        assertThatThrownBy(() -> X.require("argument", null)).hasMessageContaining("missing");
        assertThat(X.contains(Nd4j.ones(DataType.FLOAT, 2, 3).castTo(DataType.DOUBLE))).isTrue();
    }

    @Test
    void randomVectorsRepeatWithTheirSeed() {
        assertThat(Elements.of(X.random(5))).isEqualTo(Elements.of(X.random(5))).isNotEqualTo(Elements.of(X.random(6)));
    }

    @Test
    void viewsAndFortranOrderAreReadInTheOrderOfTheirIndices() {
        INDArray rows = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(Elements.of(rows.dup('f'))).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Elements.of(rows.transpose())).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(Elements.of(rows.getRow(1))).containsExactly(4, 5, 6);
        assertThat(Elements.of(rows.getColumn(1))).containsExactly(2, 5);
        assertThat(X.dot(rows, rows.dup('f'))).isEqualTo(91);
    }

    @Test
    void theInnerProductOfComplexVectorsIsTheRealPart() {
        VectorSpace z = VectorSpace.complex(1);
        assertThat(z.dot(z.vector(1, 2), z.vector(3, 4))).isEqualTo(1 * 3 + 2 * 4);
        assertThat(z.shape()).containsExactly(1, 2);
        assertThat(z.extents()).containsExactly(1);
        assertThat(Elements.of(z.ones())).containsExactly(1, 0);
    }

    @Test
    void complexProductsAreNotThoseOfTheParts() {
        VectorSpace z = VectorSpace.complex(2);
        INDArray a = z.vector(1, 2, 3, -1);
        INDArray b = z.vector(4, 5, 0, 2);
        assertThat(Elements.of(Complex.multiply(a, b))).containsExactly(-6, 13, 2, 6);
        assertThat(Elements.of(Complex.multiplyByConjugate(a, b)))
                .containsExactly(Elements.of(Complex.multiply(a, Complex.conjugate(b))));
        assertThat(Elements.of(Complex.squaredModulus(a))).containsExactly(5, 10);
        assertThat(Elements.of(Complex.of(Complex.real(a), Complex.imaginary(a)))).containsExactly(Elements.of(a));
        assertThatThrownBy(() -> Complex.real(Nd4j.ones(DataType.DOUBLE, 3))).hasMessageContaining("not complex");
    }

    @Test
    void aDirectSumSplitsJoinsAndNests() {
        DirectSum inner = DirectSum.of(VectorSpace.real(1), VectorSpace.complex(1));
        DirectSum sum = DirectSum.of(X, inner);
        assertThat(sum.size()).isEqualTo(2);
        assertThat(sum.get(1)).isEqualTo(inner);
        assertThat(sum).containsExactly(X, inner);
        INDArray x = sum.random(3);
        List<INDArray> parts = sum.split(x);
        assertThat(parts.get(0).shape()).containsExactly(2, 3);
        assertThat(inner.split(parts.get(1)).get(1).shape()).containsExactly(1, 2);
        assertThat(Elements.of(sum.join(parts))).containsExactly(Elements.of(x));
        assertThatThrownBy(() -> sum.join(x)).hasMessageContaining("given=1");
        assertThatThrownBy(() -> DirectSum.of()).hasMessageContaining("summands=0");
        assertThatThrownBy(() -> DirectSum.of(X, X.withType(DataType.FLOAT))).hasMessageContaining("FLOAT");
    }

    @Test
    void partsOfASumAreInMemoryOfTheirOwn() {
        DirectSum sum = DirectSum.of(X, X);
        INDArray x = sum.zeros();
        sum.split(x).get(0).addi(1);
        assertThat(x.sumNumber().doubleValue()).isZero();
    }

    @Test
    void aGridKnowsItsCoordinatesAndVolume() {
        UniformGrid grid = UniformGrid.real(new UniformGrid.Axis(0, 1, 3), new UniformGrid.Axis(-1, 1, 5));
        assertThat(grid.axis(1)).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(grid.volumeElement()).isCloseTo(0.25, within(1e-15));
        assertThat(Elements.of(grid.coordinates(0)))
                .containsExactly(0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1);
        assertThat(grid).isEqualTo(UniformGrid.real(new UniformGrid.Axis(0, 1, 3), new UniformGrid.Axis(-1, 1, 5)))
                .isNotEqualTo(VectorSpace.real(3, 5));
        assertThat(UniformGrid.complex(new UniformGrid.Axis(0, 1, 3)).shape()).containsExactly(3, 2);
    }
}
