package dev.tandem.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The laws that every operator keeps, tried on random input.
public final class OperatorContract {
    private final Operator operator;

    public OperatorContract(Operator operator) {
        this.operator = operator;
    }

    public void check() {
        adjointAndDerivative();
        leavesItsArgumentsAlone();
        returnsFreshMemory();
        refusesWhatIsOutside();
        revokesAndKeepsDerivatives();
    }

    private void adjointAndDerivative() {
        operator.checkAdjoint();
        if (operator.linear()) {
            operator.checkLinear();
        }
        operator.checkDerivative();
    }

    private void leavesItsArgumentsAlone() {
        INDArray x = operator.domain().random(11);
        INDArray h = operator.domain().random(12);
        INDArray y = operator.codomain().random(13);
        operator.evaluate(x);
        Operator derivative = operator.linearize(x).derivative();
        derivative.evaluate(h);
        derivative.adjoint(y);
        assertThat(Elements.of(x)).isEqualTo(Elements.of(operator.domain().random(11)));
        assertThat(Elements.of(h)).isEqualTo(Elements.of(operator.domain().random(12)));
        assertThat(Elements.of(y)).isEqualTo(Elements.of(operator.codomain().random(13)));
    }

    private void returnsFreshMemory() {
        INDArray x = operator.domain().random(11);
        double[] first = Elements.of(operator.evaluate(x));
        operator.evaluate(x).addi(1);
        assertThat(Elements.of(operator.evaluate(x))).isEqualTo(first);
        Operator derivative = operator.linearizeKept(x).derivative();
        INDArray y = operator.codomain().random(13);
        double[] back = Elements.of(derivative.adjoint(y));
        derivative.adjoint(y).addi(1);
        assertThat(Elements.of(derivative.adjoint(y))).isEqualTo(back);
        assertThat(Elements.of(x)).isEqualTo(Elements.of(operator.domain().random(11)));
    }

    private void refusesWhatIsOutside() {
        assertThatThrownBy(() -> operator.evaluate(operator.domain().zeros().castTo(DataType.FLOAT)))
                .isInstanceOf(TandemException.class).hasMessageContaining("castTo");
        assertThatThrownBy(() -> operator.evaluate(Nd4j.ones(DataType.DOUBLE, 7, 7, 7, 7))).hasMessageContaining("[7, 7, 7, 7]");
        assertThatThrownBy(() -> operator.linearizeKept(operator.domain().random(1)).derivative()
                .adjoint(Nd4j.ones(DataType.DOUBLE, 7, 7, 7, 7))).hasMessageContaining("adjoint");
    }

    private void revokesAndKeepsDerivatives() {
        INDArray x = operator.domain().random(21);
        INDArray h = operator.domain().random(22);
        Linearization first = operator.linearize(x);
        double[] expected = Elements.of(first.derivative().evaluate(h));
        Linearization kept = operator.linearizeKept(x);
        Linearization other = operator.linearizeKept(operator.domain().random(23));
        assertThatCode(() -> first.derivative().evaluate(h)).doesNotThrowAnyException();
        operator.evaluate(x);
        other.derivative().evaluate(h);
        assertThat(Elements.of(kept.derivative().evaluate(h))).isEqualTo(expected);
        if (!operator.linear()) {
            assertThatThrownBy(() -> first.derivative().evaluate(h)).isInstanceOf(ClosedException.class)
                    .hasMessageContaining("revoked");
            assertThatThrownBy(() -> first.derivative().adjoint(operator.codomain().random(1))).hasMessageContaining("revoked");
        }
        assertThat(Elements.of(operator.linearize(x).derivative().evaluate(h))).isEqualTo(expected);
    }
}
