package dev.tandem.engine.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/// x -> factor * F(x).
final class Scaled extends Operator {
    private static final long serialVersionUID = 1L;

    private final Operator operator;
    private final double factor;

    Scaled(Operator operator, double factor) {
        super(operator.domain(), operator.codomain(), operator.linear());
        this.operator = operator;
        this.factor = factor;
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return operator.run(x, false).muli(factor);
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        return operator.runAdjoint(y, false).muli(factor);
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        Tangent inner = operator.tangentAt(x, false);
        return Held.of(inner.value().mul(factor), h -> inner.derivative(h).mul(factor),
                y -> inner.adjoint(y).mul(factor), inner);
    }

    @Override
    boolean isTrusted() {
        return true;
    }

    @Override
    public String toString() {
        return factor + " * (" + operator + ")";
    }
}
