package dev.tandem.engine.graph;

import dev.tandem.engine.internal.memory.Arrivals;
import dev.tandem.engine.internal.memory.Cargo;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.List;

/// Arrays of primitives, bit by bit, as one block copy.
///
/// The order of bytes is the native one: both sides run on the same kind of machine.
final class PrimitiveArrays {
    private static final List<Class<?>> TYPES = List.of(boolean.class, byte.class, char.class, short.class,
            int.class, long.class, float.class, double.class);

    private PrimitiveArrays() {}

    /// @param cargo takes long ones; null when everything goes into the message
    static void write(ByteSink out, Object array, Cargo cargo) {
        Class<?> type = array.getClass().componentType();
        int n = Array.getLength(array);
        if (cargo != null && type != boolean.class && (long) n * width(type) >= Cargo.THRESHOLD) {
            out.u1(Tag.SEGMENT_PRIMITIVES);
            out.u1(TYPES.indexOf(type));
            out.count(n);
            out.count(cargo.add(array, over(array)));
            return;
        }
        out.u1(Tag.PRIMITIVE_ARRAY);
        out.u1(TYPES.indexOf(type));
        out.count(n);
        long size = (long) n * width(type);
        int at = out.reserve(size);
        if (array instanceof boolean[] flags) {
            for (int i = 0; i < n; i++) {
                out.array()[at + i] = (byte) (flags[i] ? 1 : 0);
            }
        } else {
            MemorySegment.copy(over(array), 0, MemorySegment.ofArray(out.array()), at, size);
        }
    }

    private static Class<?> type(ByteSource in) throws IOException {
        int kind = in.u1();
        if (kind >= TYPES.size()) {
            throw new IOException("unknown element type: type=" + kind);
        }
        return TYPES.get(kind);
    }

    static Object readPlaced(ByteSource in, Arrivals arrivals) throws IOException {
        Class<?> type = type(in);
        int n = in.count();
        int number = in.count();
        NdArrays.require(arrivals).requireInside(number, (long) n * width(type));
        Object array = Array.newInstance(type, n);
        arrivals.read(number, over(array));
        return array;
    }

    static Object read(ByteSource in) throws IOException {
        Class<?> type = type(in);
        int n = in.elements(width(type));
        long size = (long) n * width(type);
        int at = in.take(size);
        Object array = Array.newInstance(type, n);
        if (array instanceof boolean[] flags) {
            for (int i = 0; i < n; i++) {
                flags[i] = in.array()[at + i] != 0;
            }
        } else {
            MemorySegment.copy(MemorySegment.ofArray(in.array()), at, over(array), 0, size);
        }
        return array;
    }

    private static int width(Class<?> type) {
        return switch (type.getName()) {
            case "boolean", "byte" -> 1;
            case "char", "short" -> 2;
            case "int", "float" -> 4;
            default -> 8;
        };
    }

    private static MemorySegment over(Object array) {
        return switch (array) {
            case byte[] a -> MemorySegment.ofArray(a);
            case char[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case float[] a -> MemorySegment.ofArray(a);
            case double[] a -> MemorySegment.ofArray(a);
            default -> throw new AssertionError(array.getClass());
        };
    }
}
