package dev.tandem.workbench.values;

import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The numbers of an array of ND4J, read where they are. Nothing here loads ND4J before a value of it exists.
///
/// Whoever closes the array while it is read takes its memory away from the reader: each read asks first, and reads little.
record NdNumbers(INDArray array, long[] shape) implements Numbers {
    static boolean isArray(Object value) {
        // By name first: `instanceof` alone would load the interface for every other value.
        return value.getClass().getName().startsWith("org.nd4j.") && value instanceof INDArray;
    }

    /// @return null when it was closed, or holds no numbers
    static NdNumbers of(Object value) {
        INDArray array = (INDArray) value;
        if (array.wasClosed() || !array.dataType().isNumerical() && array.dataType() != DataType.BOOL) {
            return null;
        }
        return new NdNumbers(array, array.isEmpty() ? array.shape().length == 0 ? new long[] {0} : array.shape().clone() : array.shape().clone());
    }

    @Override
    public double number(long index) {
        check();
        return shape.length == 0 ? array.getDouble(0) : array.getDouble(indexes(index));
    }

    /// The buffer, too, asks at each number whether it was released.
    @Override
    public void numbers(long first, long step, double[] into, int count) {
        check();
        DataBuffer data = array.data();
        long[] strides = array.stride();
        for (int i = 0; i < count; i++) {
            long left = first + i * step;
            long offset = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                offset += left % shape[axis] * strides[axis];
                left /= shape[axis];
            }
            into[i] = data.getDouble(offset);
        }
    }

    @Override
    public String entry(long index) {
        check();
        return switch (array.dataType()) {
            case LONG, INT, SHORT, BYTE, UBYTE, UINT16, UINT32, UINT64 ->
                    Long.toString(shape.length == 0 ? array.getLong(0) : array.getLong(indexes(index)));
            case BOOL -> Boolean.toString(number(index) != 0);
            case FLOAT, HALF, BFLOAT16 -> Float.toString((float) number(index));
            default -> Double.toString(number(index));
        };
    }

    private void check() {
        if (array.wasClosed()) {
            throw new IllegalStateException("the array was closed");
        }
    }

    private long[] indexes(long index) {
        long[] at = new long[shape.length];
        long left = index;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            at[axis] = left % shape[axis];
            left /= shape[axis];
        }
        return at;
    }

    @Override
    public long bytes() {
        return size() * array.dataType().width();
    }

    @Override
    public Numbers copy() {
        Object copy = switch (array.dataType()) {
            case LONG, INT, SHORT, BYTE, UBYTE, UINT16, UINT32, UINT64 -> LongStream.range(0, size()).map(i -> array.getLong(indexes(i))).toArray();
            case FLOAT, HALF, BFLOAT16 -> floats();
            default -> LongStream.range(0, size()).mapToDouble(this::number).toArray();
        };
        return new ArrayNumbers(copy, shape);
    }

    private float[] floats() {
        float[] all = new float[(int) size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) number(i);
        }
        return all;
    }
}
