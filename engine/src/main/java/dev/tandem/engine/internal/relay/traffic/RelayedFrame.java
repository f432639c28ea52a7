package dev.tandem.engine.internal.relay.traffic;

import dev.tandem.engine.internal.memory.SegmentName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A frame of a worker under way through a relay.
///
/// @param named the segments that its body names
public record RelayedFrame(int kind, long id, List<SegmentName> named, byte[] body) {
    private static final int HEAD = Byte.BYTES + Long.BYTES + Integer.BYTES;
    private static final int NAME = 3 * Long.BYTES;

    /// What goes before the body.
    public static byte[] head(int kind, long id, List<SegmentName> named) {
        ByteBuffer head = ByteBuffer.allocate(HEAD + named.size() * NAME).put((byte) kind).putLong(id).putInt(named.size());
        named.forEach(name -> head.putLong(name.id()).putLong(name.generation()).putLong(name.bytes()));
        return head.array();
    }

    public static RelayedFrame of(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        int kind = in.get();
        long id = in.getLong();
        List<SegmentName> named = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            named.add(new SegmentName(in.getLong(), in.getLong(), in.getLong()));
        }
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new RelayedFrame(kind, id, named, body);
    }
}
