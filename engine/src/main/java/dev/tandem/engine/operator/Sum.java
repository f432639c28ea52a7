package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// x -> F(x) + G(x).
final class Sum extends Operator {
    private static final long serialVersionUID = 1L;

    private final Operator first;
    private final Operator second;

    Sum(Operator first, Operator second) {
        super(first.domain(), first.codomain(), first.linear() && second.linear());
        if (!first.domain().equals(second.domain()) || !first.codomain().equals(second.codomain())) {
            throw new TandemException("operators to add have different spaces: first=" + first + ", second=" + second);
        }
        this.first = first;
        this.second = second;
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return first.run(x, false).add(second.run(x, false));
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        return first.runAdjoint(y, false).add(second.runAdjoint(y, false));
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        Tangent f = first.tangentAt(x, false);
        Tangent g = second.tangentAt(x, false);
        return Held.of(f.value().add(g.value()), h -> f.derivative(h).add(g.derivative(h)),
                y -> f.adjoint(y).add(g.adjoint(y)), f, g);
    }

    @Override
    boolean isTrusted() {
        return true;
    }

    @Override
    public String toString() {
        return "(" + first + ") + (" + second + ")";
    }
}
