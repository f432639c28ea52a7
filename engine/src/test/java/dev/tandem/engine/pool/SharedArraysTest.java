package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.array.ArrayBytes;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// What becomes of arrays that are long enough to lie in shared memory.
@Timeout(120)
class SharedArraysTest extends OpenPool {
    private static final int LONG = 100_000;

    @Override
    WorkerPool open() {
        return WorkerPool.processes(2);
    }

    private static void assertSameBits(INDArray actual, INDArray expected) {
        assertThat(actual.ordering()).isEqualTo(expected.ordering());
        assertThat(ArrayBytes.of(actual)).isEqualTo(ArrayBytes.of(expected));
    }

    static Stream<INDArray> layouts() {
        INDArray c = Nd4j.arange(4 * LONG).castTo(DataType.DOUBLE).reshape(40, 10, LONG / 100);
        return Stream.of(c, c.dup('f'), c.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 9), NDArrayIndex.all()),
                c.permute(2, 0, 1), c.reshape(4, LONG).transpose(), c.slice(3), c.slice(3).dup('f').slice(2),
                c.reshape(1, 1, 4 * LONG, 1), c.reshape(4 * LONG), c.reshape(4, LONG).getColumn(17),
                c.reshape(4, LONG).get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(5, 2, LONG)));
    }

    @Test
    void everyLayoutGoesThereAndBackBitByBit() {
        layouts().forEach(this::goesThereAndBackBitByBit);
    }

    private void goesThereAndBackBitByBit(INDArray array) {
        INDArray back = pool.applyOnly(() -> array, 1);
        assertSameBits(back, array);
        RemoteObject<INDArray> pushed = pool.push(array);
        assertThat(pool.apply(() -> pushed.get().shape().length)).containsOnly(array.rank());
        assertSameBits(pool.applyOnly(() -> pushed.get(), 0), array);
    }

    @Test
    void everyTypeGoesThereAndBack() {
        EnumSet.complementOf(EnumSet.of(DataType.COMPRESSED, DataType.UNKNOWN, DataType.UTF8)).forEach(this::goesThereAndBack);
    }

    private void goesThereAndBack(DataType type) {
        INDArray array = Nd4j.arange(2 * LONG).fmod(2).castTo(type).reshape(2, LONG);
        INDArray back = pool.applyOnly(() -> array, 0);
        assertThat(back.dataType()).isEqualTo(type);
        assertSameBits(back, array);
    }

    @Test
    void bitsOfNumbersThatAreNoneAreKept() {
        INDArray array = Nd4j.zeros(DataType.DOUBLE, LONG);
        long[] strange = {0x7ff8000000001234L, 0x7ff0000000000001L, 0x8000000000000000L, 0xfff8dead00000000L, 1L};
        for (int i = 0; i < strange.length; i++) {
            array.data().pointer().position(0);
            java.lang.foreign.MemorySegment.ofAddress(array.data().pointer().address()).reinterpret(8L * LONG)
                    .setAtIndex(java.lang.foreign.ValueLayout.JAVA_LONG, i, strange[i]);
        }
        assertSameBits(pool.applyOnly(() -> array, 0), array);
    }

    @Test
    void aChangeInPlaceIsSeenByNobodyElse() {
        INDArray array = Nd4j.ones(DataType.DOUBLE, LONG);
        for (int round = 0; round < 2; round++) {
            assertThat(pool.apply(() -> array.addi(1).sumNumber().doubleValue())).containsOnly(2.0 * LONG);
        }
        RemoteObject<INDArray> pushed = pool.push(array);
        pool.applyOnly(() -> {
            pushed.get().muli(5);
        }, 0);
        assertThat(pool.apply(() -> pushed.get().meanNumber().doubleValue())).containsExactly(5.0, 1.0);
        assertThat(array.sumNumber().doubleValue()).isEqualTo(LONG);
    }

    @Test
    void primitiveArraysTravelToo() {
        double[] numbers = new double[LONG];
        numbers[LONG - 1] = Double.NaN;
        byte[] bytes = new byte[LONG];
        bytes[5] = 7;
        List<Object> back = pool.applyOnly(() -> List.of(numbers, bytes), 0);
        assertThat((double[]) back.get(0)).isEqualTo(numbers);
        assertThat((byte[]) back.get(1)).isEqualTo(bytes);
    }

    @Test
    void scatteredRowsArriveAndReturn() {
        INDArray array = Nd4j.arange(6 * LONG).castTo(DataType.DOUBLE).reshape(6, LONG);
        RemoteObject<INDArray> rows = pool.scatterArray(array);
        List<INDArray> parts = pool.apply(() -> rows.get().mul(2));
        assertSameBits(Nd4j.vstack(parts), array.mul(2));
    }

    @Test
    void resultsStayValidWhenThePoolIsClosed() {
        INDArray array = Nd4j.arange(LONG).castTo(DataType.DOUBLE);
        INDArray back = pool.applyOnly(() -> array.mul(3), 0);
        INDArray view = back.get(NDArrayIndex.interval(10, 20));
        pool.close();
        assertThat(view.getDouble(0)).isEqualTo(30);
        back.addi(1);
        assertThat(back.sumNumber().doubleValue()).isEqualTo(array.sumNumber().doubleValue() * 3 + LONG);
        back.close();
    }
}
