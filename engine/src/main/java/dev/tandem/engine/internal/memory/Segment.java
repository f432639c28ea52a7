package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.Pages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

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
    private final long id;
    private final long bytes;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    /// Guarded by the pool, as is the next.
    private int holds;
    /// What it is called since it was taken last; read by those who hold it.
    private volatile SegmentName name;
    /// Guarded by the pool.
    private SegmentName original;

    Segment(long id, SharedFile file, long bytes) {
        this.file = file;
        this.id = id;
        this.bytes = bytes;
        this.name = new SegmentName(id, 0, bytes);
        try {
            memory = SharedFile.map(file.path(), FileChannel.MapMode.READ_WRITE, bytes, arena);
            Pages.enter(memory);
        } catch (IOException e) {
            arena.close();
            file.close();
            throw new TandemException("segment cannot be mapped: bytes=" + bytes + ", cause=" + e.getMessage(), e);
        } catch (RuntimeException | OutOfMemoryError e) {
            arena.close();
            file.close();
            throw e;
        }
    }

    SegmentName name() {
        return name;
    }

    long id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    /// Where others open it.
    Path path() {
        return file.path();
    }

    MemorySegment memory() {
        return memory;
    }

    int holds() {
        return holds;
    }

    /// Called by the pool, when it is taken for another use.
    void renew() {
        name = new SegmentName(id, name.generation() + 1, bytes);
    }

    /// The segment of another process of which it is a copy, or null.
    SegmentName original() {
        return original;
    }

    /// Called by the pool.
    void copyOf(SegmentName given) {
        original = given;
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
