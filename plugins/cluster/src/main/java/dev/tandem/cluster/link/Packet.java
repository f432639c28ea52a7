package dev.tandem.cluster.link;

import dev.tandem.engine.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Several messages that go as one, since a library takes as long for a short one as for a long one.
final class Packet {
    private Packet() {}

    static byte[] of(List<byte[]> messages) {
        int length = 0;
        for (byte[] message : messages) {
            length = Math.addExact(length, Integer.BYTES + message.length);
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        messages.forEach(message -> bundle.putInt(message.length).put(message));
        return bundle.array();
    }

    /// @throws ProtocolException when it is none
    static List<byte[]> parts(byte[] bundle) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        List<byte[]> messages = new ArrayList<>();
        while (in.remaining() >= Integer.BYTES) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] message = new byte[length];
            in.get(message);
            messages.add(message);
        }
        if (in.hasRemaining()) {
            throw new ProtocolException("message cut short: bytes=" + bundle.length);
        }
        return messages;
    }
}
