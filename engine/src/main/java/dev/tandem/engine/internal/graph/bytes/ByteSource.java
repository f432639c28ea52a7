package dev.tandem.engine.internal.graph.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [ByteSink] wrote. Not thread-safe. Never reads past the end: garbage is an error.
public final class ByteSource {
    private final byte[] bytes;
    private int position;

    public ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Everything that was not read yet.
    public byte[] rest() {
        return Arrays.copyOfRange(bytes, position, bytes.length);
    }

    /// Whether the next byte is there and has a certain value.
    public boolean startsWith(int value) {
        return position < bytes.length && (bytes[position] & 0xff) == value;
    }

    public int u1() throws IOException {
        need(1);
        return bytes[position++] & 0xff;
    }

    public int count() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = u1();
            value |= (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new IOException("number too long: position=" + position);
    }

    public long varLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = u1();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("number too long: position=" + position);
    }

    public long fixed8() throws IOException {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }

    public String text() throws IOException {
        long head = varLong();
        int size = (int) (head >>> 1);
        if ((head & 1) == 0) {
            need(size);
            String value = new String(bytes, position, size, StandardCharsets.UTF_8);
            position += size;
            return value;
        }
        need(2L * size);
        char[] chars = new char[size];
        for (int i = 0; i < size; i++) {
            chars[i] = (char) ((bytes[position++] & 0xff) << 8 | bytes[position++] & 0xff);
        }
        return new String(chars);
    }

    /// Skips `size` bytes and returns where in [#array()] they begin.
    public int take(long size) throws IOException {
        need(size);
        int at = position;
        position += (int) size;
        return at;
    }

    /// A number of elements that each take at least `bytesEach` bytes; refuses what cannot be there.
    public int elements(int bytesEach) throws IOException {
        int n = count();
        need((long) n * bytesEach);
        return n;
    }

    /// As [#elements(int)], for elements that may be a bundle, which is elsewhere.
    public int elementsOrBundle(int bytesEach) throws IOException {
        int n = count();
        if (!startsWith(Tag.BUNDLE)) {
            need((long) n * bytesEach);
        }
        return n;
    }

    public byte[] array() {
        return bytes;
    }

    private void need(long size) throws IOException {
        if (size < 0 || size > bytes.length - position) {
            throw new EOFException("message cut short: needed=" + size + ", left=" + (bytes.length - position));
        }
    }
}
