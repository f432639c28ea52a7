package dev.tandem.engine.support;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Arrays of billions of elements, made and compared in seconds; on workers too.
public final class LongArrays {
    private LongArrays() {}

    /// An array whose elements all differ.
    public static INDArray pattern(long count) {
        INDArray array = Nd4j.createUninitialized(DataType.DOUBLE, count);
        MemorySegment memory = elements(array);
        for (long i = 0; i < count; i++) {
            memory.setAtIndex(ValueLayout.JAVA_DOUBLE, i, 1 + i * 1e-9);
        }
        return array;
    }

    /// Depends on each bit and on where it is.
    public static long digest(INDArray array) {
        MemorySegment memory = elements(array);
        long digest = array.length();
        for (long i = 0; i < array.length(); i++) {
            digest = 31 * digest + memory.getAtIndex(ValueLayout.JAVA_LONG, i);
        }
        return digest;
    }

    private static MemorySegment elements(INDArray array) {
        return MemorySegment.ofAddress(array.data().pointer().address()).reinterpret(array.length() * Double.BYTES);
    }
}
