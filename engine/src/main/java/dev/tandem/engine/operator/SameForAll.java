package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Each operator gets the whole argument.
record SameForAll(VectorSpace domain) implements Distribution {
    @Override
    public void check(List<Operator> operators) {
        for (int i = 0; i < operators.size(); i++) {
            if (!operators.get(i).domain().equals(domain)) {
                throw new TandemException("operators have different domains: index=" + i + ", domain="
                        + operators.get(i).domain() + ", expected=" + domain);
            }
        }
    }

    @Override
    public INDArray argument(int operator, INDArray x) {
        return x;
    }

    @Override
    public Stretches stretches(int operator) {
        return Stretches.of(0, domain.length());
    }

    @Override
    public INDArray collect(INDArray[] parts) {
        for (int i = 1; i < parts.length; i++) {
            Elements.add(parts[i], parts[0]);
        }
        return parts[0];
    }
}
