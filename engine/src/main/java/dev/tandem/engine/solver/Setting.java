package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.operator.Operator;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A problem F(x) = y with the inner products in which solvers work.
///
/// @param data the right hand side y
public record Setting(Operator operator, INDArray data, HilbertSpace domain, HilbertSpace codomain) {
    public Setting {
        operator.codomain().require("data", data);
        if (!domain.space().equals(operator.domain()) || !codomain.space().equals(operator.codomain())) {
            throw new TandemException("Hilbert spaces do not fit the operator: operator=" + operator + ", domain="
                    + domain.space() + ", codomain=" + codomain.space());
        }
    }

    /// With the plain inner products.
    public static Setting of(Operator operator, INDArray data) {
        return new Setting(operator, data, HilbertSpace.plain(operator.domain()), HilbertSpace.plain(operator.codomain()));
    }

    /// The adjoint T* of a linear operator in the inner products of the setting: G_X^-1 T' G_Y.
    INDArray adjoint(Operator linear, INDArray y) {
        return domain.inverse().evaluate(linear.adjoint(codomain.gram().evaluate(y)));
    }

    Operator requireLinear(String solver) {
        if (!operator.linear()) {
            throw new TandemException(solver + " needs a linear operator: operator=" + operator);
        }
        return operator;
    }
}
