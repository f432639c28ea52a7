package dev.tandem.engine.operator;

import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.space.VectorSpace;
import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Which part of an argument each operator of a column gets, and how their adjoints become one vector.
public interface Distribution extends Serializable {
    VectorSpace domain();

    /// Fails unless the operators have the domains that this hands out.
    void check(List<Operator> operators);

    /// What an operator gets of x; may be x itself.
    INDArray argument(int operator, INDArray x);

    /// Where in x that lies.
    Stretches stretches(int operator);

    /// The adjoint of handing out: adds up in the order of the operators. May spoil the arrays, and return the first.
    INDArray collect(INDArray[] parts);
}
