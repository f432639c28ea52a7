package dev.tandem.engine.internal.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/// A segment as it is seen in this process, with everybody who uses it: arrays that are reachable, and whoever reads
/// the message that brought it. It ends with its last user, and its owner hears of that. Thread-safe.
///
/// Memory under an array must never be unmapped by hand: touching it afterwards ends the process.
final class Mapping {
    private final MemorySegment memory;
    private final Runnable end;
    private final AtomicInteger users = new AtomicInteger(1);

    private Mapping(MemorySegment memory, Runnable end) {
        this.memory = memory;
        this.end = end;
    }

    /// Sees what is in the segment; what is written here stays here. In the process that owns the segment it is
    /// the segment itself, which was lent to somebody else to write to.
    ///
    /// @throws IOException when the segment is gone
    static Mapping copyOnWrite(SegmentName name) throws IOException {
        if (!SegmentTable.isForeign(name)) {
            return own(name);
        }
        Arena arena = Arena.ofShared();
        SegmentTable.Room room = SegmentTable.room(name);
        return foreign(room, SharedMap.map(room, name.bytes(), FileChannel.MapMode.PRIVATE, arena), arena::close);
    }

    /// Sees what is in the segment; what is written here is seen by all.
    ///
    /// @throws IOException when the segment is gone
    static Mapping shared(SegmentName name) throws IOException {
        if (!SegmentTable.isForeign(name)) {
            return own(name);
        }
        SharedMap map = SharedMap.use(name);
        return foreign(SegmentTable.room(name), map.memory(), map::drop);
    }

    private static Mapping own(SegmentName name) throws IOException {
        Hold hold = SegmentPool.own().find(name.id(), name.generation());
        if (hold == null) {
            throw new IOException("segment is gone: segment=" + name.text());
        }
        SegmentPool.own().laid(name.bytes());
        return new Mapping(hold.segment().memory(), () -> {
            SegmentPool.own().laid(-name.bytes());
            hold.close();
        });
    }

    private static Mapping foreign(SegmentTable.Room room, MemorySegment memory, Runnable unmap) {
        SegmentOwner owner = SegmentOwner.current();
        owner.held(room.segment());
        return new Mapping(memory, () -> {
            unmap.run();
            owner.released(room.segment());
        });
    }

    MemorySegment memory() {
        return memory;
    }

    void use() {
        users.incrementAndGet();
    }

    void drop() {
        if (users.decrementAndGet() == 0) {
            end.run();
        }
    }
}
