package dev.tandem.engine.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;

/// What has been sent but not yet taken by the socket: frame by frame in their order, urgent ones first. Guarded by the
/// connection's lock.
final class Outgoing {
    private static final int STAGING = 64 * 1024;

    /// Each frame is its header and its parts.
    private final ArrayDeque<ByteBuffer> ordinary = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> urgent = new ArrayDeque<>();
    /// From which the frame comes that is being written, and how much of it is left there.
    private ArrayDeque<ByteBuffer> current = ordinary;
    private int rest;
    /// Oldest bytes, ready to be written; direct, because the JDK would otherwise cache a direct buffer
    /// of the size of the largest array for every thread that ever wrote one.
    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING).limit(0);
    private long bytes;

    void add(int kind, long id, byte[][] parts) {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        if (length > Messages.LIMIT) {
            throw new ArithmeticException("frame too long");
        }
        ArrayDeque<ByteBuffer> queue = Messages.urgent(kind) ? urgent : ordinary;
        queue.add(ByteBuffer.allocate(Messages.HEADER).putInt(length).put((byte) kind).putLong(id).flip());
        for (byte[] part : parts) {
            if (part.length > 0) {
                queue.add(ByteBuffer.wrap(part));
            }
        }
        bytes += Messages.HEADER + length;
    }

    /// Bytes that the socket has not taken.
    long bytes() {
        return bytes;
    }

    /// Writes as much as the channel takes now.
    ///
    /// @return the number of bytes written
    long writeTo(WritableByteChannel channel) throws IOException {
        long before = bytes;
        do {
            if (!staging.hasRemaining()) {
                refill();
            }
            bytes -= channel.write(staging);
        } while (!staging.hasRemaining() && bytes > 0);
        return before - bytes;
    }

    private void refill() {
        staging.clear();
        while (staging.hasRemaining() && (rest > 0 || choose())) {
            ByteBuffer oldest = current.peek();
            int count = Math.min(staging.remaining(), oldest.remaining());
            staging.put(oldest.slice(oldest.position(), count));
            oldest.position(oldest.position() + count);
            rest -= count;
            if (!oldest.hasRemaining()) {
                current.remove();
            }
        }
        staging.flip();
    }

    /// Begins the next frame; false when there is none.
    private boolean choose() {
        current = urgent.isEmpty() ? ordinary : urgent;
        rest = current.isEmpty() ? 0 : Math.addExact(Messages.HEADER, current.peek().getInt(0));
        return rest > 0;
    }
}
