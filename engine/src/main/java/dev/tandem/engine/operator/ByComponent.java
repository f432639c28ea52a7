package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Each operator gets some components of a direct sum: row i of the matrix says which. An operator with a single input gets
/// that component itself, one with several gets their direct sum.
final class ByComponent implements Distribution {
    private static final long serialVersionUID = 1L;

    private final VectorSpace domain;
    /// The components; the domain alone where it is no sum.
    private final DirectSum sum;
    private final int[][] inputs;

    ByComponent(VectorSpace domain, boolean[][] feeds) {
        this.domain = domain;
        this.sum = domain instanceof DirectSum direct ? direct : DirectSum.of(domain);
        this.inputs = new int[feeds.length][];
        for (int i = 0; i < feeds.length; i++) {
            boolean[] row = feeds[i];
            if (row.length != sum.size()) {
                throw new TandemException("matrix of the wrong shape: row=" + i + ", columns=" + row.length
                        + ", components=" + sum.size());
            }
            inputs[i] = IntStream.range(0, row.length).filter(j -> row[j]).toArray();
        }
    }

    @Override
    public VectorSpace domain() {
        return domain;
    }

    @Override
    public void check(List<Operator> operators) {
        if (operators.size() != inputs.length) {
            throw new TandemException("matrix of the wrong shape: rows=" + inputs.length + ", operators=" + operators.size());
        }
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].length == 0) {
                throw new TandemException("operator gets no component: index=" + i);
            }
            VectorSpace given = space(i);
            if (!operators.get(i).domain().equals(given)) {
                throw new TandemException("domain does not match what the matrix feeds: index=" + i + ", domain="
                        + operators.get(i).domain() + ", fed=" + given);
            }
        }
    }

    private VectorSpace space(int operator) {
        int[] from = inputs[operator];
        return from.length == 1 ? sum.get(from[0])
                : DirectSum.of(Arrays.stream(from).mapToObj(sum::get).toArray(VectorSpace[]::new));
    }

    @Override
    public INDArray argument(int operator, INDArray x) {
        return Elements.gathered(x, stretches(operator), space(operator).type(), space(operator).shape());
    }

    @Override
    public Stretches stretches(int operator) {
        int[] from = inputs[operator];
        long[] bounds = new long[2 * from.length];
        for (int k = 0; k < from.length; k++) {
            bounds[2 * k] = sum.offset(from[k]);
            bounds[2 * k + 1] = sum.get(from[k]).length();
        }
        return new Stretches(bounds);
    }

    @Override
    public INDArray collect(INDArray[] parts) {
        INDArray total = domain.zeros();
        for (int i = 0; i < parts.length; i++) {
            long from = 0;
            for (int j : inputs[i]) {
                long length = sum.get(j).length();
                Elements.add(parts[i], from, total, sum.offset(j), length);
                from += length;
            }
        }
        return total;
    }
}
