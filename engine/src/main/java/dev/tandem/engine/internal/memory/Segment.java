package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.system.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/// A stretch of memory that this process owns and shares. It is mapped here once, for as long as it exists.
///
/// ```
///  | array 0 | gap | array 1 | gap | ...        arrays begin at multiples of 64 bytes
/// ```
///
/// | from | to | when |
/// |---|---|---|
/// | held | idle | the last [Hold] was closed |
/// | idle | held | somebody asks for that much memory |
/// | held, idle | gone | closed instead of kept idle: too much is idle, or there are no workers |
final class Segment {
    private final SharedFile file;
    private final SegmentName name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    /// Guarded by the pool.
    private int holds;

    Segment(long id, SharedFile file, long bytes) {
        this.file = file;
        this.name = new SegmentName(id, ProcessHandle.current().pid(), bytes, file.path());
        try {
            memory = SharedFile.map(file.path(), FileChannel.MapMode.READ_WRITE, bytes, arena);
        } catch (IOException e) {
            file.close();
            throw new UncheckedIOException("segment cannot be mapped: bytes=" + bytes, e);
        }
        Pages.enter(memory);
    }

    SegmentName name() {
        return name;
    }

    long bytes() {
        return name.bytes();
    }

    MemorySegment memory() {
        return memory;
    }

    int holds() {
        return holds;
    }

    /// Called by the pool.
    void addHolds(int count) {
        holds += count;
    }

    /// Called by the pool, when nothing of this process refers to the memory.
    void destroy() {
        arena.close();
        file.close();
    }
}
