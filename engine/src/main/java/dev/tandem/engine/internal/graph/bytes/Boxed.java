package dev.tandem.engine.internal.graph.bytes;

import java.io.IOException;

/// The eight boxed primitives; bits are kept, NaN payloads included.
public final class Boxed {
    private Boxed() {}

    public static boolean isBoxed(Class<?> type) {
        return type == Integer.class || type == Double.class || type == Long.class || type == Boolean.class
                || type == Float.class || type == Byte.class || type == Short.class || type == Character.class;
    }

    // No switch: what the JVM makes for one over types at its first use costs a starting worker milliseconds.
    public static void write(ByteSink out, Object value) {
        if (value instanceof Integer i) {
            out.u1(Tag.INT);
            out.varLong(i);
        } else if (value instanceof Double d) {
            out.u1(Tag.DOUBLE);
            out.fixed8(Double.doubleToRawLongBits(d));
        } else if (value instanceof Long l) {
            out.u1(Tag.LONG);
            out.varLong(l);
        } else if (value instanceof Boolean b) {
            out.u1(b ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Float f) {
            out.u1(Tag.FLOAT);
            out.fixed8(Float.floatToRawIntBits(f));
        } else if (value instanceof Byte b) {
            out.u1(Tag.BYTE);
            out.varLong(b);
        } else if (value instanceof Short s) {
            out.u1(Tag.SHORT);
            out.varLong(s);
        } else {
            out.u1(Tag.CHAR);
            out.varLong((Character) value);
        }
    }

    public static Object read(ByteSource in, int tag) throws IOException {
        return switch (tag) {
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.BYTE -> (byte) in.varLong();
            case Tag.SHORT -> (short) in.varLong();
            case Tag.CHAR -> (char) in.varLong();
            case Tag.INT -> (int) in.varLong();
            case Tag.LONG -> in.varLong();
            case Tag.FLOAT -> Float.intBitsToFloat((int) in.fixed8());
            case Tag.DOUBLE -> Double.longBitsToDouble(in.fixed8());
            default -> throw new IOException("unknown tag: tag=" + tag);
        };
    }
}
