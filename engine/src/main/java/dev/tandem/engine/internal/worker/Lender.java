package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.memory.BorrowedRoom;
import dev.tandem.engine.internal.memory.SegmentSource;

/// Gives the result of one call its room, and gives up this worker's access to it when closed. Used by one thread.
final class Lender implements SegmentSource, AutoCloseable {
    private final Borrowed segments;
    private final long call;
    private BorrowedRoom room;
    private long taken;

    Lender(Borrowed segments, long call) {
        this.segments = segments;
        this.call = call;
    }

    @Override
    public Room take(long least) {
        taken = least;
        room = segments.room(call, least);
        return room.room();
    }

    /// How much was needed, in bytes.
    long taken() {
        return taken;
    }

    /// The segment that was needed, or 0.
    long segment() {
        return room == null ? 0 : room.room().name().id();
    }

    /// Which use of it this is.
    long generation() {
        return room == null ? 0 : room.room().name().generation();
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
