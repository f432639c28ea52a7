package dev.tandem.engine.operator;

import dev.tandem.engine.space.VectorSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Checks what goes into a derivative and what comes out, and keeps user code from the arrays of others.
final class CheckedTangent implements Tangent {
    private final VectorSpace domain;
    private final VectorSpace codomain;
    private final Tangent tangent;
    private final boolean copies;
    private final INDArray value;

    CheckedTangent(VectorSpace domain, VectorSpace codomain, Tangent tangent, boolean copies) {
        this.domain = domain;
        this.codomain = codomain;
        this.tangent = tangent;
        this.copies = copies;
        codomain.require("result", tangent.value());
        this.value = copies ? tangent.value().dup('c') : tangent.value();
    }

    @Override
    public INDArray value() {
        return value;
    }

    @Override
    public INDArray derivative(INDArray h) throws Exception {
        domain.require("argument of the derivative", h);
        INDArray y = tangent.derivative(copies ? h.dup('c') : h);
        codomain.require("result of the derivative", y);
        return copies ? y.dup('c') : y;
    }

    @Override
    public INDArray adjoint(INDArray y) throws Exception {
        codomain.require("argument of the adjoint", y);
        INDArray x = tangent.adjoint(copies ? y.dup('c') : y);
        domain.require("result of the adjoint", x);
        return copies ? x.dup('c') : x;
    }

    @Override
    public void release() {
        tangent.release();
    }
}
