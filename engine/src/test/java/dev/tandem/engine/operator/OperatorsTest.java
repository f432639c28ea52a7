package dev.tandem.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OperatorsTest {
    private static final VectorSpace X = VectorSpace.real(4);
    private static final VectorSpace Z = VectorSpace.complex(2, 3);
    private static final boolean[] ODD = {false, true, false, true};
    private static final boolean[] SOME = {true, false, true, true, false, true};

    static Operator square() {
        return Operator.of(X, X, x -> x.mul(x)).derivative((x, h) -> x.mul(h).mul(2), (x, y) -> x.mul(y).mul(2));
    }

    static Operator triple() {
        return Operator.linear(X, X, x -> x.mul(3), y -> y.mul(3));
    }

    static Stream<Named<Operator>> operators() {
        List<Operator> all = new ArrayList<>(List.of(square(), triple(), Operators.identity(Z), Operators.zero(X, Z),
                Operators.multiplication(X, X.random(1)), Operators.multiplication(Z, Z.random(1)),
                Operators.product(X), Operators.product(Z), Operators.power(X, 3), Operators.power(X, 1),
                Operators.mask(X, ODD), Operators.mask(Z, SOME), Operators.projection(X, ODD), Operators.projection(Z, SOME),
                Operators.component(DirectSum.of(X, Z), 1), Operators.realPart(Z), Operators.imaginaryPart(Z),
                Operators.squaredModulus(Z), new FourierTransform(Z), new FourierTransform(VectorSpace.complex(7)),
                new FourierTransform(VectorSpace.complex(2, 3, 4))));
        all.addAll(List.of(square().scale(-2), triple().scale(0.5), square().add(triple()), square().subtract(square()),
                square().compose(triple()), square().power(3), triple().power(0), square().shift(X.random(2)),
                triple().shift(X.ones()), square().multiply(X.random(3)),
                Operator.directSum(square(), Operators.realPart(Z)), new VectorOfOperators(List.of(square(), triple())),
                new MatrixOfOperators(Arrays.asList(Arrays.asList(square(), null), List.of(triple(), Operators.squaredModulus(
                        VectorSpace.complex(4))))),
                VectorOfOperators.distributed(List.of(square(), Operators.product(X)), DirectSum.of(X, X, X),
                        new boolean[][] {{false, true, false}, {true, true, false}}),
                new Softened()));
        return all.stream().map(each -> Named.of(each.toString(), each));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void keepsTheContract(Operator operator) {
        new OperatorContract(operator).check();
    }

    /// Written as a class, and careless with what it is given.
    private static final class Softened extends Operator {
        private static final long serialVersionUID = 1L;

        Softened() {
            super(X, X, false);
        }

        @Override
        protected INDArray compute(INDArray x) {
            return x.muli(x).addi(1);
        }

        @Override
        protected Tangent differentiate(INDArray x) {
            INDArray point = x.dup();
            return Tangent.of(compute(x), h -> h.muli(point).muli(2), y -> y.muli(point).muli(2));
        }
    }

    @Test
    void theFourierTransformIsUnitaryAndBeginsWithTheMean() {
        FourierTransform f = new FourierTransform(Z);
        INDArray x = Z.random(1);
        assertThat(Z.norm(f.evaluate(x))).isCloseTo(Z.norm(x), within(1e-12));
        assertThat(Elements.of(f.evaluate(Z.ones()))[0]).isCloseTo(Math.sqrt(6), within(1e-12));
        assertThat(Z.norm(f.adjoint(f.evaluate(x)).sub(x))).isLessThan(1e-12);
    }

    @Test
    void adjointsOfPartsEmbed() {
        VectorSpace z = VectorSpace.complex(1);
        INDArray two = Nd4j.createFromArray(2.0);
        assertThat(Elements.of(Operators.realPart(z).adjoint(two))).containsExactly(2, 0);
        assertThat(Elements.of(Operators.imaginaryPart(z).adjoint(two))).containsExactly(0, 2);
    }

    @Test
    void wrongAdjointsDerivativesAndLinearityAreFoundWithNumbers() {
        assertThatThrownBy(() -> Operator.linear(X, X, x -> x.mul(2), y -> y.mul(3)).checkAdjoint())
                .isInstanceOf(TandemException.class).hasMessageContaining("<y,Th>=").hasMessageContaining("difference=");
        assertThatThrownBy(() -> Operator.of(X, X, x -> x.mul(x)).derivative((x, h) -> x.mul(h), (x, y) -> x.mul(y))
                .checkDerivative()).hasMessageContaining("t=0.1");
        assertThatThrownBy(() -> Operator.linear(X, X, x -> x.mul(x), y -> y).checkLinear()).hasMessageContaining("not linear");
    }

    @Test
    void whatIsMissingIsNamed() {
        Operator plain = Operator.of(X, X, x -> x.mul(x));
        assertThatThrownBy(() -> plain.linearize(X.ones())).hasMessageContaining("no derivative");
        assertThatThrownBy(() -> square().adjoint(X.ones())).hasMessageContaining("not linear");
        assertThatThrownBy(() -> Operator.of(X, X, x -> Nd4j.zeros(5)).evaluate(X.ones())).hasMessageContaining("result")
                .hasMessageContaining("[5]");
        assertThatThrownBy(() -> Operator.of(X, X, x -> {
            throw new IOException("disk");
        }).evaluate(X.ones())).isInstanceOf(TandemException.class).hasCauseInstanceOf(IOException.class).hasMessageContaining("disk");
        assertThatThrownBy(() -> square().compose(Operators.realPart(Z))).hasMessageContaining("do not follow");
        assertThatThrownBy(() -> square().add(Operators.realPart(Z))).hasMessageContaining("different spaces");
        assertThatThrownBy(() -> Operators.mask(X, true)).hasMessageContaining("places=4");
        assertThatThrownBy(() -> Operators.realPart(X)).hasMessageContaining("complex");
    }

    @Test
    void aComponentThatFeedsNobodyGetsExactZero() {
        Operator t = VectorOfOperators.distributed(List.of(triple()), DirectSum.of(X, X), new boolean[][] {{false, true}});
        DirectSum domain = (DirectSum) t.domain();
        List<INDArray> parts = domain.split(t.adjoint(DirectSum.of(X).random(1)));
        assertThat(Elements.of(parts.get(0))).containsOnly(0);
    }

    @Test
    void aDomainThatIsNoSumIsTheOnlyComponent() {
        Operator t = VectorOfOperators.distributed(List.of(triple(), triple()), X, new boolean[][] {{true}, {true}});
        INDArray y = t.codomain().random(1);
        new OperatorContract(t).check();
        List<INDArray> parts = ((DirectSum) t.codomain()).split(y);
        assertThat(X.norm(t.adjoint(y).sub(parts.get(0).add(parts.get(1)).mul(3)))).isLessThan(1e-12);
    }
}
