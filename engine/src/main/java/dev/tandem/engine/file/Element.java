package dev.tandem.engine.file;

import dev.tandem.engine.internal.array.ArrayBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What the elements of an array in a file are. Complex numbers become a last axis of two.
///
/// @param type of a number
/// @param isComplex whether an element is two of them
/// @param order of the bytes of a number
record Element(DataType type, boolean isComplex, ByteOrder order) {
    /// @param isFortran whether the first axis varies quickest
    /// @throws IOException when the shape needs another number of bytes
    INDArray array(MemorySegment bytes, boolean isFortran, long... shape) throws IOException {
        if (!isComplex) {
            return ArrayBytes.copyOf(bytes, order, type, isFortran ? 'f' : 'c', shape);
        }
        long[] extents = Arrays.copyOf(shape, shape.length + 1);
        extents[shape.length] = 2;
        if (!isFortran || shape.length < 2) {
            return ArrayBytes.copyOf(bytes, order, type, 'c', extents);
        }
        int last = shape.length;
        long[] reversed = IntStream.rangeClosed(0, last).mapToLong(k -> k == last ? 2 : shape[last - 1 - k]).toArray();
        int[] axes = IntStream.rangeClosed(0, last).map(k -> k == last ? last : last - 1 - k).toArray();
        return ArrayBytes.copyOf(bytes, order, type, 'c', reversed).permute(axes).dup('c');
    }
}
