package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What was heard of a worker and waits to be handled, in its order. When that is much, the worker has to wait. Filled by the
/// I/O thread, emptied by one thread.
final class Inbox {
    /// In bytes; beyond that comes what is under way when the worker is told.
    private static final long LIMIT = 16 << 20;

    private final BlockingQueue<RelayedFrame> frames = new LinkedBlockingQueue<>();
    private final Brake brake;
    /// Guarded by this.
    private long bytes;

    Inbox(Brake brake) {
        this.brake = brake;
    }

    synchronized void add(RelayedFrame frame) {
        frames.add(frame);
        bytes += frame.body().length;
        if (bytes > LIMIT) {
            brake.press(Brake.Cause.BACKLOG);
        }
    }

    /// The next one; waits for it.
    RelayedFrame take() throws InterruptedException {
        return frames.take();
    }

    /// It takes no memory any more.
    synchronized void handled(RelayedFrame frame) {
        bytes -= frame.body().length;
        if (bytes <= LIMIT / 4) {
            brake.release(Brake.Cause.BACKLOG);
        }
    }
}
