package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;

/// T(x)_i = T_i(x), all i at the same time, each on a worker process. The same results as [dev.tandem.engine.operator.VectorOfOperators], to the bit.
public final class ParallelVectorOfOperators extends ParallelOperator {
    private static final long serialVersionUID = 1L;

    /// Ships each operator to a worker of its own.
    public ParallelVectorOfOperators(List<? extends Operator> operators) {
        this(operators, ParallelOptions.DEFAULT);
    }

    public ParallelVectorOfOperators(List<? extends Operator> operators, ParallelOptions options) {
        this(operators, domainOf(operators), null, options);
    }

    /// @param codomain the direct sum of the codomains; null stands for it
    /// @throws dev.tandem.engine.TandemException when the spaces do not match; no worker is started then
    public ParallelVectorOfOperators(List<? extends Operator> operators, VectorSpace domain, DirectSum codomain,
            ParallelOptions options) {
        super(operators, same(domain), codomain, options);
    }
}
