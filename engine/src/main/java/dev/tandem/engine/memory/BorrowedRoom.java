package dev.tandem.engine.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/// A segment of another process, to which this one writes arrays for it. Closed when they are written.
public final class BorrowedRoom implements AutoCloseable {
    private final SegmentName name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    private BorrowedRoom(SegmentName name) throws IOException {
        this.name = name;
        this.memory = Mapping.map(name, FileChannel.MapMode.READ_WRITE, arena);
        Libc.populate(memory);
    }

    /// @throws IOException when the segment is gone
    public static BorrowedRoom open(SegmentName name) throws IOException {
        return new BorrowedRoom(name);
    }

    public SegmentSource.Room room() {
        return new SegmentSource.Room(name, memory, null);
    }

    @Override
    public void close() {
        arena.close();
    }
}
