package dev.tandem.engine.internal.graph.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte array with the primitives of the graph format. Not thread-safe.
///
/// Whole numbers are zigzag variable-length, so that small ones take one byte.
public final class ByteSink {
    private byte[] bytes = new byte[256];
    private int length;

    public void u1(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    /// Writes a non-negative number in one to five bytes.
    public void count(int value) {
        ensure(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void varLong(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void fixed8(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    public void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (isExact(value, utf8)) {
            varLong((long) utf8.length << 1);
            raw(utf8, 0, utf8.length);
        } else {
            rawChars(value);
        }
    }

    /// Unpaired surrogates have no UTF-8 form; such texts travel as characters.
    private static boolean isExact(String value, byte[] utf8) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return new String(utf8, StandardCharsets.UTF_8).equals(value);
            }
        }
        return true;
    }

    private void rawChars(String value) {
        varLong((long) value.length() << 1 | 1);
        ensure(2L * value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) (value.charAt(i) >>> 8);
            bytes[length++] = (byte) value.charAt(i);
        }
    }

    public void raw(byte[] source, int offset, int size) {
        ensure(size);
        System.arraycopy(source, offset, bytes, length, size);
        length += size;
    }

    /// Makes room for `size` more bytes and returns where they go in [#array()].
    public int reserve(long size) {
        ensure(size);
        int at = length;
        length += (int) size;
        return at;
    }

    public byte[] array() {
        return bytes;
    }

    public int size() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(long size) {
        long needed = length + size;
        if (needed <= bytes.length) {
            return;
        }
        if (needed > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("value too large to be shipped: bytes=" + needed);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), Integer.MAX_VALUE - 16));
    }
}
