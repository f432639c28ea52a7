package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.system.Pages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
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

    private final SegmentName name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private int users;
    /// The pages from one to the other have been entered, in bytes from the beginning.
    private long enteredFrom;
    private long enteredTo;

    private SharedMap(SegmentName name) throws IOException {
        this.name = name;
        this.memory = Mapping.map(name, FileChannel.MapMode.READ_WRITE, arena);
    }

    /// The mapping of a segment, for one more user.
    ///
    /// @throws IOException when the segment is gone
    static SharedMap use(SegmentName name) throws IOException {
        synchronized (MAPS) {
            SharedMap map = MAPS.get(name.id());
            if (map == null || !map.name.equals(name)) {
                map = new SharedMap(name);
                replace(MAPS.put(name.id(), map));
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
            mappedBytes -= gone.name.bytes();
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
        Objects.checkFromIndexSize(from, length, name.bytes());
        long begin = from / ENTERED_TOGETHER * ENTERED_TOGETHER;
        long end = Math.min(name.bytes(), Math.ceilDiv(from + length, ENTERED_TOGETHER) * ENTERED_TOGETHER);
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
            if (users == 0 && MAPS.get(name.id()) != this) {
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
}
