package dev.tandem.engine.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/// A shared mapping of another process's segment. The last few stay mapped without a user, since entering their pages
/// again takes longer than writing to them; they never read stale. Thread-safe.
final class SharedMap {
    private static final int KEPT = 16;
    private static final long KEPT_BYTES = 512L << 20;
    /// By the id of the segment, the one used last at the end. Guarded by itself, as are all counters.
    private static final Map<Long, SharedMap> MAPS = new LinkedHashMap<>(KEPT, 0.75f, true);

    private final SegmentName name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private int users;

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
                MAPS.put(name.id(), map);
            }
            map.users++;
            trim();
            return map;
        }
    }

    /// The segment does not exist any more: whoever still uses it keeps the memory.
    static void forget(long segment) {
        synchronized (MAPS) {
            SharedMap map = MAPS.remove(segment);
            if (map != null && map.users == 0) {
                map.arena.close();
            }
        }
    }

    MemorySegment memory() {
        return memory;
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
        long bytes = MAPS.values().stream().mapToLong(map -> map.name.bytes()).sum();
        int count = MAPS.size();
        for (var all = MAPS.values().iterator(); all.hasNext() && (count > KEPT || bytes > KEPT_BYTES);) {
            SharedMap oldest = all.next();
            if (oldest.users == 0) {
                all.remove();
                oldest.arena.close();
                count--;
                bytes -= oldest.name.bytes();
            }
        }
    }
}
