package dev.tandem.engine.internal.wire;

import dev.tandem.engine.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts the stream of bytes into frames. Used by one thread.
///
/// A garbled length never becomes an allocation of that size: the payload's array grows with what has
/// really arrived.
final class FrameReader {
    private static final int FIRST_PIECE = 1 << 20;
    private static final byte[] EMPTY = new byte[0];

    private final ByteBuffer header = ByteBuffer.allocate(Messages.HEADER);
    private int limit = Messages.FIRST_LIMIT;
    private byte[] payload;
    private int length;
    private int filled;

    /// Allows long frames, once the peer is known.
    void trust() {
        limit = Messages.LIMIT;
    }

    /// Consumes all of `in` and hands over each frame that became complete.
    void take(ByteBuffer in, FrameHandler handler) {
        while (in.hasRemaining()) {
            if (payload == null && !header(in)) {
                return;
            }
            fill(in);
            if (filled == length) {
                byte[] complete = payload;
                payload = null;
                int kind = header.get(4);
                long id = header.getLong(5);
                header.clear();
                handler.frame(kind, id, complete);
            }
        }
    }

    /// True in the middle of a frame, where the end of the stream is an error.
    boolean partial() {
        return payload != null || header.position() > 0;
    }

    private boolean header(ByteBuffer in) {
        while (header.hasRemaining() && in.hasRemaining()) {
            header.put(in.get());
        }
        if (header.hasRemaining()) {
            return false;
        }
        length = header.getInt(0);
        int kind = header.get(4);
        if (length < 0 || length > limit || !Messages.known(kind)) {
            throw new ProtocolException("garbled frame: kind=" + kind + ", length=" + length + ", limit=" + limit);
        }
        payload = length == 0 ? EMPTY : new byte[Math.min(length, FIRST_PIECE)];
        filled = 0;
        return true;
    }

    private void fill(ByteBuffer in) {
        int count = Math.min(in.remaining(), length - filled);
        if (filled + count > payload.length) {
            long doubled = Math.max(2L * payload.length, filled + count);
            payload = Arrays.copyOf(payload, (int) Math.min(length, doubled));
        }
        in.get(payload, filled, count);
        filled += count;
    }
}
