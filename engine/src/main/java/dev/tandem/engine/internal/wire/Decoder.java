package dev.tandem.engine.internal.wire;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the fields of a message that [Encoder] wrote; what does not fit is a [ProtocolException].
final class Decoder {
    private final ByteBuffer buffer;

    Decoder(byte[] message) {
        this.buffer = ByteBuffer.wrap(message);
    }

    int getInt() {
        try {
            return buffer.getInt();
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("message too short: length=" + buffer.capacity(), e);
        }
    }

    long getLong() {
        try {
            return buffer.getLong();
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("message too short: length=" + buffer.capacity(), e);
        }
    }

    List<Long> getLongs() {
        int count = getInt();
        List<Long> longs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            longs.add(getLong());
        }
        return longs;
    }

    List<SegmentName.Use> getUses() {
        int count = getInt();
        List<SegmentName.Use> uses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uses.add(new SegmentName.Use(getLong(), getLong()));
        }
        return uses;
    }

    String getString() {
        int length = getInt();
        return length == -1 ? null : new String(take(length), StandardCharsets.UTF_8);
    }

    byte[] getBytes() {
        return take(getInt());
    }

    List<Shipment.Code> getCodes() {
        int count = getInt();
        List<Shipment.Code> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(new Shipment.Code(getLong(), getString(), getLong()));
        }
        return codes;
    }

    List<ShippedClass> getClasses() {
        int count = getInt();
        List<ShippedClass> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            classes.add(new ShippedClass(getLong(), getString(), getLong(), true, getBytes()));
        }
        return classes;
    }

    /// Everything that has not been read.
    byte[] rest() {
        return take(buffer.remaining());
    }

    private byte[] take(int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new ProtocolException("field does not fit: length=" + length + ", left=" + buffer.remaining());
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
