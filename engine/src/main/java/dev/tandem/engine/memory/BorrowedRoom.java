package dev.tandem.engine.memory;

import java.io.IOException;

/// A segment of another process, to which this one writes arrays for it. Closed when they are written.
public final class BorrowedRoom implements AutoCloseable {
    private final SegmentName name;
    private final SharedMap map;

    private BorrowedRoom(SegmentName name) throws IOException {
        this.name = name;
        this.map = SharedMap.use(name);
    }

    /// @throws IOException when the segment is gone
    public static BorrowedRoom open(SegmentName name) throws IOException {
        return new BorrowedRoom(name);
    }

    /// The owner has given up a segment.
    public static void forget(long segment) {
        SharedMap.forget(segment);
    }

    public SegmentSource.Room room() {
        return new SegmentSource.Room(name, map.memory(), null);
    }

    @Override
    public void close() {
        map.drop();
    }
}
