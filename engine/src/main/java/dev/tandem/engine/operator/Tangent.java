package dev.tandem.engine.operator;

import dev.tandem.engine.function.Function1;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An operator F at one point x: its value F(x), its derivative F'(x) and the adjoint of that.
///
/// Who writes an operator as a class returns one from [Operator#differentiate]. It does not change when the operator is
/// evaluated elsewhere, so any number of them can be held at once.
public interface Tangent {
    INDArray value();

    /// F'(x)h.
    INDArray derivative(INDArray h) throws Exception;

    /// F'(x)*y, with respect to the real inner product.
    INDArray adjoint(INDArray y) throws Exception;

    /// Nobody needs it any more; it need not work afterwards.
    default void release() {}

    static Tangent of(INDArray value, Function1<INDArray, INDArray> derivative, Function1<INDArray, INDArray> adjoint) {
        return new Tangent() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public INDArray derivative(INDArray h) throws Exception {
                return derivative.apply(h);
            }

            @Override
            public INDArray adjoint(INDArray y) throws Exception {
                return adjoint.apply(y);
            }
        };
    }
}
