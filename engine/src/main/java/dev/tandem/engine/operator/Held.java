package dev.tandem.engine.operator;

import dev.tandem.engine.function.Function1;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A tangent made of others, which are released with it.
record Held(INDArray value, Function1<INDArray, INDArray> forward, Function1<INDArray, INDArray> backward,
        List<Tangent> parts) implements Tangent {
    static Tangent of(INDArray value, Function1<INDArray, INDArray> forward, Function1<INDArray, INDArray> backward,
            Tangent... parts) {
        return new Held(value, forward, backward, List.of(parts));
    }

    @Override
    public INDArray derivative(INDArray h) throws Exception {
        return forward.apply(h);
    }

    @Override
    public INDArray adjoint(INDArray y) throws Exception {
        return backward.apply(y);
    }

    @Override
    public void release() {
        parts.forEach(Tangent::release);
    }
}
