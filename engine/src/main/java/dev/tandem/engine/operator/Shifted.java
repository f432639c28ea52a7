package dev.tandem.engine.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/// x -> F(x) + b; not linear, but with the derivative of F.
final class Shifted extends Operator {
    private static final long serialVersionUID = 1L;

    private final Operator operator;
    private final INDArray shift;

    Shifted(Operator operator, INDArray shift) {
        super(operator.domain(), operator.codomain(), false);
        operator.codomain().require("shift", shift);
        this.operator = operator;
        this.shift = shift.dup('c');
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return operator.run(x, false).add(shift);
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        Tangent inner = operator.tangentAt(x, false);
        return Held.of(inner.value().add(shift), inner::derivative, inner::adjoint, inner);
    }

    @Override
    boolean isTrusted() {
        return true;
    }

    @Override
    public String toString() {
        return "(" + operator + ") + constant";
    }
}
