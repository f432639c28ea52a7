package dev.tandem.engine.operator;

import dev.tandem.engine.space.VectorSpace;
import java.util.List;

/// Operators side by side, computed one after the other in the calling thread.
public final class VectorOfOperators extends ColumnOfOperators {
    private static final long serialVersionUID = 1L;

    /// T(x)_i = T_i(x).
    public VectorOfOperators(List<? extends Operator> operators) {
        this(operators, same(domainOf(operators)));
    }

    private VectorOfOperators(List<? extends Operator> operators, Distribution distribution) {
        super(operators, distribution, null);
    }

    /// T(x)_i = T_i(x_j, x_k, ...) where row i of the matrix is true at j, k, ...; as [dev.tandem.engine.operator.parallel.DistributedVectorOfOperators].
    public static VectorOfOperators distributed(List<? extends Operator> operators, VectorSpace domain, boolean[][] feeds) {
        return new VectorOfOperators(operators, byComponent(domain, feeds));
    }
}
