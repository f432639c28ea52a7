package dev.tandem.engine.internal.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ArrayBytesTest {
    static Stream<INDArray> layouts() {
        INDArray c = Nd4j.arange(24).castTo(DataType.DOUBLE).reshape(2, 3, 4);
        return Stream.of(c, c.dup('f'), c.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3), NDArrayIndex.all()),
                c.permute(2, 0, 1), c.reshape(6, 4).transpose(), c.slice(1), Nd4j.scalar(2.5), Nd4j.scalar(3),
                Nd4j.empty(DataType.FLOAT), Nd4j.create(DataType.DOUBLE, 0, 3), Nd4j.createFromArray(1.0, -0.0, 1e-300),
                Nd4j.createFromArray(true, false), Nd4j.create(DataType.DOUBLE, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyLayoutArrivesBitByBit(INDArray array) throws IOException {
        INDArray copy = ArrayBytes.read(ArrayBytes.of(array));
        assertThat(copy.dataType()).isEqualTo(array.dataType());
        assertThat(copy.shape()).isEqualTo(array.shape());
        assertThat(copy.isEmpty()).isEqualTo(array.isEmpty());
        for (long i = 0; i < array.length() && !array.isEmpty(); i++) {
            assertThat(Double.doubleToRawLongBits(copy.getDouble(i)))
                    .isEqualTo(Double.doubleToRawLongBits(array.getDouble(i)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, mode = EnumSource.Mode.EXCLUDE, names = {"COMPRESSED", "UNKNOWN", "UTF8"})
    void everyTypeArrives(DataType type) throws IOException {
        INDArray array = Nd4j.createFromArray(0.0, 1.0, 1.0, 0.0).castTo(type).reshape(2, 2);
        INDArray copy = ArrayBytes.read(ArrayBytes.of(array));
        assertThat(copy.dataType()).isEqualTo(type);
        assertThat(ArrayBytes.of(copy)).isEqualTo(ArrayBytes.of(array));
        assertThat(copy.castTo(DataType.DOUBLE).toDoubleMatrix()[0]).containsExactly(0.0, 1.0);
    }

    @Test
    void textsArrive() throws IOException {
        INDArray copy = ArrayBytes.read(ArrayBytes.of(Nd4j.create("one", "zwei", "")));
        assertThat(copy.dataType()).isEqualTo(DataType.UTF8);
        assertThat(copy.getString(1)).isEqualTo("zwei");
    }

    @Test
    void aBlockCutShortIsAnError() {
        byte[] block = ArrayBytes.of(Nd4j.createFromArray(1.0, 2.0));
        assertThatThrownBy(() -> ArrayBytes.read(Arrays.copyOf(block, block.length - 1)))
                .isInstanceOf(IOException.class).hasMessageContaining("cut short");
    }
}
