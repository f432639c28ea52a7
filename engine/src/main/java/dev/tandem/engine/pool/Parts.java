package dev.tandem.engine.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// How rows and items are dealt out: in order, ceil(n / workers) to each, the last ones may get none.
final class Parts {
    private Parts() {}

    static <T> List<List<T>> of(List<T> items, int workers) {
        int each = Math.ceilDiv(items.size(), workers);
        List<List<T>> parts = new ArrayList<>(workers);
        for (int w = 0; w < workers; w++) {
            int from = Math.min(w * each, items.size());
            parts.add(new ArrayList<>(items.subList(from, Math.min(from + each, items.size()))));
        }
        return parts;
    }

    /// Parts of an array along its first axis; empty parts keep the other extents.
    static List<INDArray> of(INDArray array, int workers) {
        if (array.rank() == 0) {
            throw new IllegalArgumentException("a scalar has no rows to scatter: rank=0");
        }
        long n = array.size(0);
        long each = Math.ceilDiv(n, workers);
        List<INDArray> parts = new ArrayList<>(workers);
        for (int w = 0; w < workers; w++) {
            long from = Math.min(w * each, n);
            parts.add(rows(array, from, Math.min(from + each, n)));
        }
        return parts;
    }

    private static INDArray rows(INDArray array, long from, long to) {
        if (from == to) {
            long[] shape = array.shape().clone();
            shape[0] = 0;
            return Nd4j.create(array.dataType(), shape);
        }
        INDArray view = view(array, from, to);
        // ND4J gives an empty array for later rows of some views whose rows do not lie side by side.
        return view.rank() == array.rank() && view.size(0) == to - from ? view : view(array.dup(), from, to);
    }

    private static INDArray view(INDArray array, long from, long to) {
        INDArrayIndex[] index = new INDArrayIndex[array.rank()];
        Arrays.fill(index, NDArrayIndex.all());
        index[0] = NDArrayIndex.interval(from, to);
        return array.get(index);
    }
}
