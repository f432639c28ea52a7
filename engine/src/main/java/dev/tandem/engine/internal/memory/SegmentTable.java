package dev.tandem.engine.internal.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where the segments that messages name are, as far as this process does not own them: written by whoever receives
/// messages, before the message that names them. Thread-safe; one per process.
public final class SegmentTable {
    private static final Map<Long, Room> ROOMS = new ConcurrentHashMap<>();

    /// Shared memory of another process of this machine.
    ///
    /// @param segment by which its owner knows it, also where it holds a copy of the one that messages name
    /// @param path where it can be opened while its owner holds it
    record Room(long segment, Path path) {}

    private SegmentTable() {}

    /// From now on messages mean this memory.
    ///
    /// @param named the id that messages use
    /// @param segment by which the owner of the memory knows it
    public static void add(long named, long segment, Path path) {
        ROOMS.put(named, new Room(segment, path));
    }

    /// The owner has given up a segment.
    public static void remove(long segment) {
        ROOMS.values().removeIf(room -> room.segment() == segment);
    }

    /// Whether it is memory of another process.
    static boolean isForeign(SegmentName name) {
        return ROOMS.containsKey(name.id());
    }

    /// @throws IOException when nobody has said where it is, or it is gone
    static Room room(SegmentName name) throws IOException {
        Room room = ROOMS.get(name.id());
        if (room == null) {
            throw new IOException("segment is gone: segment=" + name.text());
        }
        return room;
    }
}
