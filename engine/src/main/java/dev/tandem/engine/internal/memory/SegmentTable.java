package dev.tandem.engine.internal.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where the segments that messages name are, as far as this process does not own them: written by whoever receives
/// messages, before the message that names them. Thread-safe; one per process.
public final class SegmentTable {
    /// In the place of a generation: all of them.
    public static final long ANY = -1;
    /// An own name of its owner's, which means the same memory in all its uses, is here with the use [#ANY].
    private static final Map<SegmentName.Use, Room> ROOMS = new ConcurrentHashMap<>();

    /// Shared memory of another process of this machine.
    ///
    /// @param segment by which its owner knows it, also where it holds a copy of the one that messages name
    /// @param path where it can be opened while its owner holds it
    record Room(long segment, Path path) {}

    private SegmentTable() {}

    /// From now on messages mean this memory, and no others do: their use of it is over.
    ///
    /// @param named the id that messages use
    /// @param generation the one that they mean, or [#ANY]
    /// @param segment by which the owner of the memory knows it
    public static void add(long named, long generation, long segment, Path path) {
        remove(segment);
        ROOMS.put(new SegmentName.Use(named, generation), new Room(segment, path));
    }

    /// The owner has given up a segment.
    public static void remove(long segment) {
        ROOMS.values().removeIf(room -> room.segment() == segment);
    }

    /// Whether it is memory of another process.
    static boolean isForeign(SegmentName name) {
        return known(name) != null;
    }

    private static Room known(SegmentName name) {
        Room room = ROOMS.get(name.use());
        return room == null ? ROOMS.get(new SegmentName.Use(name.id(), ANY)) : room;
    }

    /// @throws IOException when nobody has said where it is, or it is gone
    static Room room(SegmentName name) throws IOException {
        Room room = known(name);
        if (room == null) {
            throw new IOException("segment is gone: segment=" + name.text());
        }
        return room;
    }
}
