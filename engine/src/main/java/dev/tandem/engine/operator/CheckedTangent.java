package dev.tandem.engine.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/// Checks what goes into a derivative and what comes out, and keeps user code from the arrays of others.
final class CheckedTangent implements Tangent {
    private final Operator operator;
    private final Tangent tangent;
    private final boolean copies;
    private final INDArray value;

    CheckedTangent(Operator operator, Tangent tangent, boolean copies) {
        this.operator = operator;
        this.tangent = tangent;
        this.copies = copies;
        operator.codomain().require("result", tangent.value());
        this.value = copies ? tangent.value().dup('c') : tangent.value();
    }

    @Override
    public INDArray value() {
        return value;
    }

    @Override
    public INDArray derivative(INDArray h) throws Exception {
        operator.domain().require("argument of the derivative", h);
        INDArray y = tangent.derivative(copies ? h.dup('c') : h);
        operator.codomain().require("result of the derivative", y);
        return copies ? y.dup('c') : y;
    }

    @Override
    public INDArray adjoint(INDArray y) throws Exception {
        operator.codomain().require("argument of the adjoint", y);
        INDArray x = tangent.adjoint(copies ? y.dup('c') : y);
        operator.domain().require("result of the adjoint", x);
        return copies ? x.dup('c') : x;
    }

    @Override
    public void release() {
        tangent.release();
    }
}
