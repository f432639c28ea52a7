package dev.tandem.engine.internal.array;

import dev.tandem.engine.TandemException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The elements of arrays in C order, moved in one piece: a single ND4J operation costs more than copying thousands
/// of numbers.
public final class Elements {
    private Elements() {}

    /// A new array of unspecified contents.
    public static INDArray blank(DataType type, long[] shape) {
        return Nd4j.createUninitialized(type, shape, 'c');
    }

    public static INDArray zeros(DataType type, long[] shape) {
        INDArray zeros = blank(type, shape);
        memory(zeros).fill((byte) 0);
        Reference.reachabilityFence(zeros);
        return zeros;
    }

    /// A copy of the elements as numbers.
    public static double[] of(INDArray array) {
        INDArray dense = dense(array.dataType() == DataType.DOUBLE ? array : array.castTo(DataType.DOUBLE));
        double[] values = memory(dense).toArray(ValueLayout.JAVA_DOUBLE);
        Reference.reachabilityFence(dense);
        return values;
    }

    /// A new array with these elements.
    public static INDArray array(DataType type, long[] shape, double[] values) {
        if (type != DataType.DOUBLE) {
            return Nd4j.createFromArray(values).reshape('c', shape).castTo(type);
        }
        INDArray array = blank(type, shape);
        MemorySegment.copy(values, 0, memory(array), ValueLayout.JAVA_DOUBLE, 0, values.length);
        Reference.reachabilityFence(array);
        return array;
    }

    public static byte[] bytes(INDArray array) {
        INDArray dense = dense(array);
        byte[] bytes = memory(dense).toArray(ValueLayout.JAVA_BYTE);
        Reference.reachabilityFence(dense);
        return bytes;
    }

    public static INDArray array(DataType type, long[] shape, byte[] bytes) {
        INDArray array = blank(type, shape);
        paste(bytes, array, 0);
        return array;
    }

    /// Copies bytes to where the element with this number begins.
    public static void paste(byte[] bytes, INDArray target, long element) {
        MemorySegment to = memory(target);
        long at = element * target.dataType().width();
        if (bytes.length > to.byteSize() - at) {
            throw new TandemException("too many elements: bytes=" + bytes.length + ", room=" + (to.byteSize() - at));
        }
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, to, at, bytes.length);
        Reference.reachabilityFence(target);
    }

    /// Copies all elements of an array to where the element with this number begins.
    public static void paste(INDArray source, INDArray target, long element) {
        INDArray dense = dense(source);
        MemorySegment.copy(memory(dense), 0, memory(target), element * target.dataType().width(),
                dense.length() * dense.dataType().width());
        Reference.reachabilityFence(dense);
        Reference.reachabilityFence(target);
    }

    /// Adds all elements to those of an array of the same form.
    public static void add(INDArray source, INDArray target) {
        if (isPlain(target)) {
            add(source, 0, target, 0, target.length());
        } else {
            target.addi(source);
        }
    }

    /// Adds so many elements that follow each other to those of a dense array of the same type. Numbers of double precision
    /// in this thread: those that ND4J takes to help keep a core busy for milliseconds after so short a piece of work, a core
    /// that workers need.
    public static void add(INDArray source, long from, INDArray target, long to, long count) {
        INDArray dense = dense(source);
        if (dense.dataType() == DataType.DOUBLE && target.dataType() == DataType.DOUBLE) {
            MemorySegment more = memory(dense);
            MemorySegment sum = memory(target);
            for (long i = 0; i < count; i++) {
                sum.setAtIndex(ValueLayout.JAVA_DOUBLE, to + i,
                        sum.getAtIndex(ValueLayout.JAVA_DOUBLE, to + i) + more.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i));
            }
        } else {
            flat(target, to, count).addi(flat(dense, from, count));
        }
        Reference.reachabilityFence(dense);
        Reference.reachabilityFence(target);
    }

    /// A view of elements of a dense array that follow each other.
    private static INDArray flat(INDArray dense, long from, long count) {
        return dense.reshape('c', new long[] {dense.length()}).get(NDArrayIndex.interval(from, from + count));
    }

    /// A new array of elements that follow each other.
    public static INDArray part(INDArray source, long element, DataType type, long[] shape) {
        INDArray dense = dense(source);
        INDArray part = blank(type, shape);
        int width = dense.dataType().width();
        MemorySegment.copy(memory(dense), element * width, memory(part), 0, part.length() * width);
        Reference.reachabilityFence(dense);
        Reference.reachabilityFence(part);
        return part;
    }

    /// A new array that joins stretches of another.
    public static INDArray gathered(INDArray source, Stretches stretches, DataType type, long[] shape) {
        INDArray dense = dense(source);
        INDArray joined = blank(type, shape);
        stretches.times(dense.dataType().width()).copy(memory(dense), memory(joined));
        Reference.reachabilityFence(dense);
        Reference.reachabilityFence(joined);
        return joined;
    }

    /// The bytes of stretches of an array, one after the other.
    public static byte[] bytes(INDArray source, Stretches stretches) {
        INDArray dense = dense(source);
        Stretches places = stretches.times(dense.dataType().width());
        byte[] bytes = new byte[Math.toIntExact(places.length())];
        places.copy(memory(dense), MemorySegment.ofArray(bytes));
        Reference.reachabilityFence(dense);
        return bytes;
    }

    /// The array itself where its elements lie in C order without gaps, else a copy.
    public static INDArray dense(INDArray array) {
        return isPlain(array) ? array : array.dup('c');
    }

    /// Whether the elements lie in C order without gaps, and nothing else with them.
    public static boolean isPlain(INDArray array) {
        return !array.isView() && array.ordering() == 'c' && isDense(array);
    }

    private static boolean isDense(INDArray array) {
        long expected = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != expected) {
                return false;
            }
            expected *= array.size(i);
        }
        return true;
    }

    /// Lets something read or write the elements of an array that lie without gaps, in whatever order. The only way to them: the
    /// collector frees the memory of an array that nobody refers to any more, also while its address is in use.
    ///
    /// @param use must not keep what it gets
    public static <R> R use(INDArray dense, Function<MemorySegment, R> use) {
        try {
            return use.apply(memory(dense));
        } finally {
            Reference.reachabilityFence(dense);
        }
    }

    /// Whoever calls this must keep the array reachable until the last access.
    private static MemorySegment memory(INDArray dense) {
        int width = dense.dataType().width();
        return MemorySegment.ofAddress(dense.data().pointer().address() + dense.offset() * width)
                .reinterpret(dense.length() * width);
    }
}
