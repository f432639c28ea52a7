package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;

/// T(x)_i = T_i(x_j, x_k, ...), all i at the same time, each on a worker process, where row i of the distribution matrix is
/// true at j, k, ...
///
/// An operator with several inputs has their direct sum as its domain, one with a single input that component itself.
/// The adjoint of a component that feeds no operator is exactly zero.
public final class DistributedVectorOfOperators extends ParallelOperator {
    private static final long serialVersionUID = 1L;

    /// @param domain the direct sum of the components; any other space is the only component
    /// @param feeds one row for each operator, one column for each component
    /// @throws dev.tandem.engine.TandemException when spaces and matrix do not match; no worker is started then
    public DistributedVectorOfOperators(List<? extends Operator> operators, VectorSpace domain, boolean[][] feeds) {
        this(operators, domain, feeds, null, ParallelOptions.DEFAULT);
    }

    /// @param codomain the direct sum of the codomains; null stands for it
    public DistributedVectorOfOperators(List<? extends Operator> operators, VectorSpace domain, boolean[][] feeds,
            DirectSum codomain, ParallelOptions options) {
        super(operators, byComponent(domain, feeds), codomain, options);
    }
}
