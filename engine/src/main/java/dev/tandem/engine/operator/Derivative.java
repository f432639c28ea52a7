package dev.tandem.engine.operator;

import dev.tandem.engine.ClosedException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The derivative of an operator at one point, as a linear operator; it may be revoked.
final class Derivative extends Operator {
    private static final long serialVersionUID = 1L;

    private final String of;
    /// Does not travel: asked to, the error names it.
    @SuppressWarnings("serial")
    private final Tangent tangent;
    /// Set once, by whoever evaluates the operator next.
    private volatile boolean isRevoked;

    Derivative(Operator operator, Tangent tangent) {
        super(operator.domain(), operator.codomain(), true);
        this.of = operator.toString();
        this.tangent = tangent;
    }

    void revoke() {
        isRevoked = true;
        tangent.release();
    }

    @Override
    protected INDArray compute(INDArray h) throws Exception {
        requireValid();
        return tangent.derivative(h);
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        requireValid();
        return tangent.adjoint(y);
    }

    private void requireValid() {
        if (isRevoked) {
            throw new ClosedException("revoked: a later evaluation has replaced this derivative, linearizeKept(x) gives one"
                    + " that stays, operator=" + of);
        }
    }

    @Override
    boolean isTrusted() {
        return true;
    }

    @Override
    public String toString() {
        return "derivative of " + of;
    }
}
