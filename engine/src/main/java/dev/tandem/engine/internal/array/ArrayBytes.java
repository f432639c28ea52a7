package dev.tandem.engine.internal.array;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// One array as a self-describing block of bytes: data type, order, shape, then the elements.
///
/// ```
///  type   order  rank   shape        elements in `order`, without gaps, as they lie in memory
///  text   char   int    rank longs   length * width bytes; texts: one UTF string each
/// ```
///
/// Bits are kept (NaN payloads, negative zero); views arrive as arrays of their own with the same order.
public final class ArrayBytes {
    private ArrayBytes() {}

    /// The block of an array; reads the array, changes nothing.
    public static byte[] of(INDArray array) {
        INDArray dense = array.isEmpty() || array.dataType() == DataType.UTF8 ? array : array.dup(array.ordering());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(array.dataType().name());
            out.writeChar(array.ordering());
            out.writeInt(array.rank());
            for (long extent : array.shape()) {
                out.writeLong(extent);
            }
            if (array.isEmpty()) {
                return bytes.toByteArray();
            }
            if (array.dataType() == DataType.UTF8) {
                for (long i = 0; i < array.length(); i++) {
                    out.writeUTF(array.getString(i));
                }
            } else {
                out.write(Elements.<byte[]>use(dense, elements -> elements.toArray(ValueLayout.JAVA_BYTE)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The array of a block, in memory of its own.
    ///
    /// @throws IOException when the bytes are no such block
    public static INDArray read(byte[] block) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(block);
        DataInputStream in = new DataInputStream(bytes);
        DataType type = DataType.valueOf(in.readUTF());
        char order = in.readChar();
        long[] shape = new long[in.readInt()];
        boolean empty = false;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readLong();
            empty |= shape[i] == 0;
        }
        if (empty || (shape.length == 0 && bytes.available() == 0)) {
            return shape.length == 0 ? Nd4j.empty(type) : Nd4j.create(type, shape);
        }
        return type == DataType.UTF8 ? readTexts(in, shape) : readElements(block, bytes.available(), type, order, shape);
    }

    private static INDArray readTexts(DataInputStream in, long[] shape) throws IOException {
        int n = 1;
        for (long extent : shape) {
            n = Math.toIntExact(n * extent);
        }
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            texts[i] = in.readUTF();
        }
        return shape.length == 0 ? Nd4j.scalar(texts[0]) : Nd4j.create(texts).reshape(shape);
    }

    private static INDArray readElements(byte[] block, int size, DataType type, char order, long[] shape)
            throws IOException {
        return copyOf(MemorySegment.ofArray(block).asSlice((long) block.length - size), ByteOrder.nativeOrder(), type, order, shape);
    }

    /// An array in memory of its own.
    ///
    /// @param elements without gaps, the bytes of each as `bytes` tells
    /// @param order of the elements, c or f
    /// @throws IOException when there are not as many bytes as the shape needs
    public static INDArray copyOf(MemorySegment elements, ByteOrder bytes, DataType type, char order, long... shape)
            throws IOException {
        long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        long needed = Math.multiplyExact(length, (long) type.width());
        if (elements.byteSize() != needed) {
            throw new IOException((elements.byteSize() < needed ? "array cut short: bytes=" : "more than the array: bytes=")
                    + elements.byteSize() + ", needed=" + needed);
        }
        if (length == 0) {
            return Nd4j.create(type, shape);
        }
        INDArray array = shape.length == 0 ? Nd4j.scalar(type, 0) : Nd4j.createUninitialized(type, shape, order);
        ValueLayout from = element(type.width());
        return Elements.use(array, target -> {
            MemorySegment.copy(elements, from.withOrder(bytes), 0, target, from.withOrder(ByteOrder.nativeOrder()), 0, length);
            return array;
        });
    }

    private static ValueLayout element(int width) {
        return switch (width) {
            case 1 -> ValueLayout.JAVA_BYTE;
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
    }
}
