package dev.tandem.engine.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/// An operator for callers that own the arrays which they give it and take: it may spoil an argument, and what it returns
/// need not be fresh. Spaces are checked as ever.
public record Unchecked(Operator operator) {
    /// Whether the operator keeps arguments unchanged and returns fresh arrays without being watched.
    public boolean isTrusted() {
        return operator.isTrusted();
    }

    /// F(x).
    public INDArray evaluate(INDArray x) throws Exception {
        return operator.run(x, true);
    }

    /// F*y of a linear operator.
    public INDArray adjoint(INDArray y) throws Exception {
        return operator.runAdjoint(y, true);
    }

    /// F at x; independent of all other tangents.
    public Tangent tangent(INDArray x) throws Exception {
        return operator.tangentAt(x, true);
    }
}
