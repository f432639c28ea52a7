package dev.tandem.engine.internal.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (name.isOwn()) {
            return own(name);
        }
        Arena arena = Arena.ofShared();
        return foreign(name, map(name, FileChannel.MapMode.PRIVATE, arena), arena::close);
    }

    /// Sees what is in the segment; what is written here is seen by all.
    ///
    /// @throws IOException when the segment is gone
    static Mapping shared(SegmentName name) throws IOException {
        if (name.isOwn()) {
            return own(name);
        }
        SharedMap map = SharedMap.use(name);
        return foreign(name, map.memory(), map::drop);
    }

    private static Mapping own(SegmentName name) throws IOException {
        Hold hold = SegmentPool.own().find(name.id());
        if (hold == null || !hold.name().equals(name)) {
            throw new IOException("segment is gone: segment=" + name.text());
        }
        SegmentPool.own().laid(name.bytes());
        return new Mapping(hold.segment().memory(), () -> {
            SegmentPool.own().laid(-name.bytes());
            hold.close();
        });
    }

    private static Mapping foreign(SegmentName name, MemorySegment memory, Runnable unmap) {
        SegmentOwner owner = SegmentOwner.current();
        owner.held(name.id());
        return new Mapping(memory, () -> {
            unmap.run();
            owner.released(name.id());
        });
    }

    /// @throws IOException when there is no such file, or another one in its place
    static MemorySegment map(SegmentName name, FileChannel.MapMode mode, Arena arena) throws IOException {
        Path path = name.path();
        if (Files.isSymbolicLink(path) && !Files.readSymbolicLink(path).toString().contains("tandem-" + name.id() + " ")) {
            throw new IOException("segment is gone: segment=" + name.text());
        }
        return SharedFile.map(path, mode, name.bytes(), arena);
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
