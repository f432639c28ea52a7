package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// x -> F(G(x)); derivative F'(G(x)) G'(x).
final class Composition extends Operator {
    private static final long serialVersionUID = 1L;

    private final Operator outer;
    private final Operator inner;

    Composition(Operator outer, Operator inner) {
        super(inner.domain(), outer.codomain(), outer.linear() && inner.linear());
        if (!outer.domain().equals(inner.codomain())) {
            throw new TandemException("operators do not follow each other: inner=" + inner + ", outer=" + outer);
        }
        this.outer = outer;
        this.inner = inner;
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return outer.run(inner.run(x, false), false);
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        return inner.runAdjoint(outer.runAdjoint(y, false), false);
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        Tangent g = inner.tangentAt(x, false);
        Tangent f = outer.tangentAt(g.value(), false);
        return Held.of(f.value(), h -> f.derivative(g.derivative(h)), y -> g.adjoint(f.adjoint(y)), f, g);
    }

    @Override
    boolean isTrusted() {
        return true;
    }

    @Override
    public String toString() {
        return "(" + outer + ") after (" + inner + ")";
    }
}
