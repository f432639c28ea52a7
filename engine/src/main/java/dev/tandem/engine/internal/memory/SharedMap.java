package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.system.Pages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A shared mapping of another process's segment. It stays mapped without a user, since entering its pages again takes
/// much longer than writing to them, until the owner gives up the segment; it never reads stale. Thread-safe.
///
/// Calls go round through all segments between two collections of their owner, so a limit that they exceed would have
/// each call map its segments anew. A mapping costs no memory but a five-hundredth of its length for page tables.
final class SharedMap {
    private static final int KEPT = 1024;
    private static final long KEPT_BYTES = 4L << 30;
    /// A multiple of the length of a page everywhere.
    private static final long ENTERED_TOGETHER = 64 << 10;
    /// By the id of the segment, the one used last at the end. Guarded by itself, as are all counters.
    private static final Map<Long, SharedMap> MAPS = new LinkedHashMap<>(16, 0.75f, true);
    private static long mappedBytes;

    private final SegmentTable.Room room;
    private final long bytes;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private int users;
    /// The pages from one to the other have been entered, in bytes from the beginning.
    private long enteredFrom;
    private long enteredTo;

    private SharedMap(SegmentTable.Room room, long bytes) throws IOException {
        this.room = room;
        this.bytes = bytes;
        this.memory = map(room, bytes, FileChannel.MapMode.READ_WRITE, arena);
    }

    /// The mapping of a segment, for one more user.
    ///
    /// @throws IOException when the segment is gone
    static SharedMap use(SegmentName name) throws IOException {
        SegmentTable.Room room = SegmentTable.room(name);
        synchronized (MAPS) {
            SharedMap map = MAPS.get(room.segment());
            if (map == null || map.bytes != name.bytes() || !map.room.equals(room)) {
                map = new SharedMap(room, name.bytes());
                replace(MAPS.put(room.segment(), map));
                mappedBytes += name.bytes();
            }
            map.users++;
            trim();
            return map;
        }
    }

    /// The segment does not exist any more: whoever still uses it keeps the memory.
    static void forget(long segment) {
        synchronized (MAPS) {
            replace(MAPS.remove(segment));
        }
    }

    /// One that is not in the map any more, or null.
    private static void replace(SharedMap gone) {
        if (gone != null) {
            mappedBytes -= gone.bytes;
            if (gone.users == 0) {
                gone.arena.close();
            }
        }
    }

    /// How many segments are mapped here, for tests.
    static int count() {
        synchronized (MAPS) {
            return MAPS.size();
        }
    }

    MemorySegment memory() {
        return memory;
    }

    /// Enters the pages of a part that is about to be used, once.
    ///
    /// @throws IndexOutOfBoundsException when it does not lie inside
    void enter(long from, long length) {
        Objects.checkFromIndexSize(from, length, bytes);
        long begin = from / ENTERED_TOGETHER * ENTERED_TOGETHER;
        long end = Math.min(bytes, Math.ceilDiv(from + length, ENTERED_TOGETHER) * ENTERED_TOGETHER);
        MemorySegment part = memory.asSlice(begin, end - begin);
        synchronized (MAPS) {
            if (begin >= enteredFrom && end <= enteredTo || !Pages.isLinked()) {
                return;
            }
            boolean joins = begin <= enteredTo && end >= enteredFrom;
            enteredFrom = joins ? Math.min(begin, enteredFrom) : begin;
            enteredTo = joins ? Math.max(end, enteredTo) : end;
        }
        Pages.enter(part);
    }

    void drop() {
        synchronized (MAPS) {
            users--;
            if (users == 0 && MAPS.get(room.segment()) != this) {
                arena.close();
            }
            trim();
        }
    }

    private static void trim() {
        int count = MAPS.size();
        if (count <= KEPT && mappedBytes <= KEPT_BYTES) {
            return;
        }
        for (var all = MAPS.values().iterator(); all.hasNext() && (count > KEPT || mappedBytes > KEPT_BYTES);) {
            SharedMap oldest = all.next();
            if (oldest.users == 0) {
                all.remove();
                count--;
                replace(oldest);
            }
        }
    }

    /// @throws IOException when there is no such file, or another one in its place
    static MemorySegment map(SegmentTable.Room room, long bytes, FileChannel.MapMode mode, Arena arena) throws IOException {
        Path path = room.path();
        if (Files.isSymbolicLink(path) && !Files.readSymbolicLink(path).toString().contains("tandem-" + room.segment() + " ")) {
            throw new IOException("segment is gone: segment=" + room.segment() + ", file=" + path);
        }
        return SharedFile.map(path, mode, bytes, arena);
    }
}
