package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// How rows of arrays and items of lists are dealt out, whatever the array's layout.
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ScatterContract extends OpenPool {
    private static INDArray numbers(long... shape) {
        return Nd4j.arange(Arrays.stream(shape).reduce(1, (a, b) -> a * b)).castTo(DataType.DOUBLE).reshape(shape);
    }

    private static Map<String, INDArray> layouts() {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put("plain", numbers(7, 3));
        arrays.put("order f", numbers(7, 3).dup('f'));
        arrays.put("transposed", numbers(3, 7).transpose());
        arrays.put("every second row", numbers(14, 3).get(interval(0, 2, 14), all()));
        arrays.put("every second column", numbers(7, 6).get(all(), interval(0, 2, 6)));
        arrays.put("some columns", numbers(7, 6).get(all(), interval(2, 4)));
        arrays.put("one column", numbers(7, 6).getColumn(4, true));
        arrays.put("one column of one dimension", numbers(7, 6).getColumn(4));
        arrays.put("one row", numbers(7, 6).getRow(4, true));
        arrays.put("view of a view", numbers(9, 6).get(interval(1, 8), all()).get(interval(2, 7), interval(1, 3)));
        arrays.put("one dimension", numbers(7));
        arrays.put("three dimensions", numbers(7, 2, 3));
        arrays.put("three dimensions, order f", numbers(7, 2, 3).dup('f'));
        arrays.put("axes exchanged", numbers(2, 7, 3).permute(1, 2, 0));
        arrays.put("broadcast", numbers(1, 3).broadcast(7, 3));
        arrays.put("float", numbers(7, 3).castTo(DataType.FLOAT));
        arrays.put("int", numbers(7, 3).castTo(DataType.INT32));
        arrays.put("boolean", numbers(7, 3).gt(5));
        return arrays;
    }

    @Test
    void rowsOfEveryLayoutArriveAsTheyAre() {
        layouts().forEach((layout, array) -> {
            try (RemoteObject<INDArray> rows = pool.scatterArray(array)) {
                List<INDArray> parts = pool.apply(() -> rows.get());
                int each = Math.ceilDiv((int) array.size(0), pool.size());
                for (int w = 0; w < parts.size(); w++) {
                    long[] shape = array.shape().clone();
                    shape[0] = Math.clamp(array.size(0) - (long) w * each, 0, each);
                    assertThat(parts.get(w).shape()).as(layout + " on " + w).isEqualTo(shape);
                    assertThat(parts.get(w).dataType()).as(layout).isEqualTo(array.dataType());
                }
                assertThat(parts.stream().flatMapToDouble(ScatterContract::elements).toArray()).as(layout)
                        .isEqualTo(elements(array).toArray());
            }
        });
    }

    /// In order c, whatever the layout.
    private static DoubleStream elements(INDArray array) {
        return array.isEmpty() ? DoubleStream.empty()
                : Arrays.stream(Nd4j.create(DataType.DOUBLE, array.shape()).assign(array.castTo(DataType.DOUBLE)).dup('c')
                        .data().asDouble());
    }

    @Test
    void fewRowsAndNone() {
        assertThat(shapes(numbers(1, 5))).startsWith("[1, 5]").hasSize(pool.size());
        assertThat(shapes(numbers(1, 5)).subList(1, pool.size())).allMatch("[0, 5]"::equals);
        assertThat(shapes(Nd4j.create(DataType.DOUBLE, 0, 5))).containsOnly("[0, 5]");
        assertThat(shapes(Nd4j.create(DataType.FLOAT, 0, 2, 3))).containsOnly("[0, 2, 3]");
        assertThat(shapes(numbers(1))).startsWith("[1]");
        assertThat(shapes(numbers(1)).subList(1, pool.size())).allMatch("[0]"::equals);
    }

    private List<String> shapes(INDArray array) {
        RemoteObject<INDArray> rows = pool.scatterArray(array);
        return pool.apply(() -> Arrays.toString(rows.get().shape()));
    }

    @Test
    void eachWorkerMayChangeItsRowsAndNobodyElseSeesIt() {
        INDArray array = numbers(7, 3);
        RemoteObject<INDArray> rows = pool.scatterArray(array);
        pool.apply(() -> { rows.get().addi(1); });
        pool.apply(() -> { rows.get().addi(1); });
        assertThat(pool.apply(() -> rows.get().sumNumber().doubleValue()).stream().mapToDouble(d -> d).sum())
                .isEqualTo(array.sumNumber().doubleValue() + 2 * 21);
        assertThat(array.getDouble(0, 0)).isZero();
    }

    @Test
    // It finds the workers empty then.
    @Order(1)
    void whatHasNoRowsIsRefused() {
        beginEmpty();
        assertThatThrownBy(() -> pool.scatterArray(Nd4j.scalar(1.0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rank=0");
        assertThatThrownBy(() -> pool.scatterArray(null)).hasMessageContaining("array=null");
        assertThatThrownBy(() -> pool.scatterList(null)).hasMessageContaining("items=null");
        assertThat(kept()).containsOnly(0);
    }
}
