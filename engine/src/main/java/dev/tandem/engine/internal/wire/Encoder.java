package dev.tandem.engine.internal.wire;

import dev.tandem.engine.code.ShippedClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes the fields of a message one after the other; [Decoder] reads them in the same order.
final class Encoder {
    private ByteBuffer buffer = ByteBuffer.allocate(128);

    Encoder putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Encoder putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /// A string that may be null.
    Encoder putString(String value) {
        if (value == null) {
            return putInt(-1);
        }
        return putBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    Encoder putBytes(byte[] value) {
        putInt(value.length);
        room(value.length).put(value);
        return this;
    }

    Encoder putClasses(List<ShippedClass> classes) {
        putInt(classes.size());
        for (ShippedClass shipped : classes) {
            putLong(shipped.loader()).putString(shipped.name()).putLong(shipped.epoch()).putBytes(shipped.bytes());
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int wanted = Math.max(2 * buffer.capacity(), Math.addExact(buffer.position(), bytes));
            buffer = ByteBuffer.allocate(wanted).put(buffer.flip());
        }
        return buffer;
    }
}
