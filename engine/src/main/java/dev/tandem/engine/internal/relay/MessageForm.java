package dev.tandem.engine.internal.relay;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import java.nio.ByteBuffer;

/// A message between client and relay as bytes, for who carries it and need not know what it says.
record MessageForm(int kind, long id, byte[] payload) {
    private static final int HEAD = Byte.BYTES + Long.BYTES;

    static byte[] encode(int kind, long id, byte[]... parts) {
        int length = HEAD;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        ByteBuffer form = ByteBuffer.allocate(length).put((byte) kind).putLong(id);
        for (byte[] part : parts) {
            form.put(part);
        }
        return form.array();
    }

    /// @throws ProtocolException when it is none
    static MessageForm decode(byte[] form) {
        if (form.length < HEAD) {
            throw new ProtocolException("message cut short: bytes=" + form.length);
        }
        ByteBuffer in = ByteBuffer.wrap(form);
        int kind = in.get();
        long id = in.getLong();
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new MessageForm(kind, id, payload);
    }

    /// Whether it has to get through whatever else is said.
    boolean isUrgent() {
        return RelayMessages.isControl(kind);
    }
}
