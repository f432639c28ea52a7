package dev.tandem.engine.internal.array;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What the bytes of an array mean: type, order and extents; its elements lie without gaps.
///
/// @param order 'c' (last index fastest) or 'f' (first index fastest)
/// @param shape not to be changed
public record ArrayForm(DataType type, char order, long[] shape) {
    public static ArrayForm of(INDArray array) {
        return new ArrayForm(array.dataType(), array.ordering(), array.shape());
    }

    /// How many elements there are.
    public long length() {
        long n = 1;
        for (long extent : shape) {
            n = Math.multiplyExact(n, extent);
        }
        return n;
    }

    /// How much memory they take.
    public long bytes() {
        return Math.multiplyExact(length(), type.width());
    }

    public long[] strides() {
        long[] strides = new long[shape.length];
        long next = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = order == 'f' ? i : shape.length - 1 - i;
            strides[axis] = next;
            next *= shape[axis];
        }
        return strides;
    }

    /// Whether an array's elements already lie like this. Strides of axes with one element say nothing.
    public boolean fits(INDArray array) {
        long[] wanted = strides();
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 1 && array.stride(i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrayForm that && type == that.type && order == that.order
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + order) + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape) + order;
    }
}
