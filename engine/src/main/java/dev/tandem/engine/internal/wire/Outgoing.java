package dev.tandem.engine.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;

/// What has been sent but not yet taken by the socket. Guarded by the connection's lock.
final class Outgoing {
    private static final int STAGING = 64 * 1024;

    private final ArrayDeque<ByteBuffer> queue = new ArrayDeque<>();
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
        add(ByteBuffer.allocate(Messages.HEADER).putInt(length).put((byte) kind).putLong(id).flip());
        for (byte[] part : parts) {
            if (part.length > 0) {
                add(ByteBuffer.wrap(part));
            }
        }
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

    private void add(ByteBuffer buffer) {
        queue.add(buffer);
        bytes += buffer.remaining();
    }

    private void refill() {
        staging.clear();
        while (staging.hasRemaining() && !queue.isEmpty()) {
            ByteBuffer oldest = queue.peek();
            int count = Math.min(staging.remaining(), oldest.remaining());
            staging.put(oldest.slice(oldest.position(), count));
            oldest.position(oldest.position() + count);
            if (!oldest.hasRemaining()) {
                queue.remove();
            }
        }
        staging.flip();
    }
}
