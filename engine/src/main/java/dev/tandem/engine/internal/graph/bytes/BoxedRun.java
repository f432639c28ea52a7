package dev.tandem.engine.internal.graph.bytes;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Neighbouring elements that are boxed numbers of one kind, written as plain numbers: a tag and the kind once instead
/// of a tag for each. Bits are kept, as everywhere.
///
/// ```
///  RUN (1)  kind (1), the tag of one of them  count  the numbers: 4 bytes each for INT, 8 for LONG and DOUBLE
/// ```
public final class BoxedRun {
    /// Below that it would be no shorter.
    private static final int SHORTEST = 4;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BoxedRun() {}

    /// Writes the run that begins at an element, if it is worth it.
    ///
    /// @return the number of elements written, 0 for none
    public static int write(ByteSink out, Object[] elements, int from) {
        Object first = elements[from];
        if (!(first instanceof Integer || first instanceof Double || first instanceof Long)) {
            return 0;
        }
        int end = end(elements, from, first.getClass());
        if (end - from < SHORTEST) {
            return 0;
        }
        int tag = first instanceof Integer ? Tag.INT : first instanceof Double ? Tag.DOUBLE : Tag.LONG;
        out.u1(Tag.RUN);
        out.u1(tag);
        out.count(end - from);
        int at = out.reserve((long) size(tag) * (end - from));
        if (tag == Tag.INT) {
            ints(out.array(), at, elements, from, end);
        } else {
            longs(out.array(), at, elements, from, end);
        }
        return end - from;
    }

    private static void ints(byte[] bytes, int position, Object[] elements, int from, int end) {
        int at = position;
        for (int i = from; i < end; i++) {
            INTS.set(bytes, at, (int) (Integer) elements[i]);
            at += Integer.BYTES;
        }
    }

    private static void longs(byte[] bytes, int position, Object[] elements, int from, int end) {
        int at = position;
        for (int i = from; i < end; i++) {
            LONGS.set(bytes, at, elements[i] instanceof Double d ? Double.doubleToRawLongBits(d) : (long) (Long) elements[i]);
            at += Long.BYTES;
        }
    }

    private static int end(Object[] elements, int from, Class<?> type) {
        int end = from + 1;
        while (end < elements.length && elements[end] != null && elements[end].getClass() == type) {
            end++;
        }
        return end;
    }

    /// The next number of a run whose tag and count have been read.
    public static Object read(ByteSource in, int tag) throws IOException {
        return number(in.array(), in.take(size(tag)), tag);
    }

    /// The next numbers of a run.
    public static void read(ByteSource in, int tag, Object[] into, int from, int count) throws IOException {
        int size = size(tag);
        int at = in.take((long) size * count);
        byte[] bytes = in.array();
        for (int i = from; i < from + count; i++) {
            into[i] = number(bytes, at, tag);
            at += size;
        }
    }

    private static Object number(byte[] bytes, int at, int tag) {
        return switch (tag) {
            case Tag.INT -> (Integer) (int) INTS.get(bytes, at);
            case Tag.LONG -> (Long) (long) LONGS.get(bytes, at);
            default -> (Double) Double.longBitsToDouble((long) LONGS.get(bytes, at));
        };
    }

    /// How many bytes a number takes.
    ///
    /// @throws IllegalArgumentException when runs have no such kind
    private static int size(int tag) {
        return switch (tag) {
            case Tag.INT -> Integer.BYTES;
            case Tag.LONG, Tag.DOUBLE -> Long.BYTES;
            default -> throw new IllegalArgumentException("no kind of number: tag=" + tag);
        };
    }

    /// Refuses what is no kind of number, before anything of a run is read.
    public static int checked(int tag) throws IOException {
        if (tag != Tag.INT && tag != Tag.LONG && tag != Tag.DOUBLE) {
            throw new IOException("unknown tag in a run: tag=" + tag);
        }
        return tag;
    }
}
