package dev.tandem.engine.internal.relay.traffic;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Copies of the other side's segments, in segments of this process. Called by the connection's I/O thread, which does not wait
/// for fresh memory. Thread-safe; ended with the connection.
public final class Copies {
    private record Copy(SegmentName original, Hold hold) {}

    private final Road road;
    private final SegmentPool pool;
    private final Map<SegmentName.Use, Copy> all = new ConcurrentHashMap<>();
    /// Written by whoever ends it.
    private volatile boolean ended;

    public Copies(Road road) {
        this(road, SegmentPool.own());
    }

    public Copies(Road road, SegmentPool pool) {
        this.road = road;
        this.pool = pool;
    }

    /// The other side wants to move a segment here.
    public void open(long segment, byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        SegmentName original = new SegmentName(segment, in.getLong(), in.getLong());
        EngineThreads.start("tandem-room-" + segment, () -> open(original));
    }

    private void open(SegmentName original) {
        byte[] generation = Traffic.longs(original.generation());
        // What needs it fails with the refusal on the other side.
        Hold room = pool.acquire(original.bytes(),
                why -> road.send(RelayMessages.REFUSE, original.id(), generation, why.getBytes(StandardCharsets.UTF_8)));
        if (room == null) {
            return;
        }
        pool.isCopy(room, original);
        close(all.put(original.use(), new Copy(original, room)));
        if (ended) {
            end();
        }
        road.send(RelayMessages.GRANT, original.id(), generation);
    }

    public void piece(long segment, byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        long generation = in.getLong();
        long offset = in.getLong();
        Copy copy = all.get(new SegmentName.Use(segment, generation));
        if (copy != null) {
            MemorySegment.copy(payload, in.position(), copy.hold().memory(), ValueLayout.JAVA_BYTE, offset, in.remaining());
        }
        road.send(RelayMessages.CREDIT, segment);
    }

    public void drop(long segment, long generation) {
        close(all.remove(new SegmentName.Use(segment, generation)));
    }

    /// Further holds on the copies that a frame names, by the names of the originals; to be closed by the caller.
    public List<Hold> named(List<SegmentName> names) {
        return names.stream().map(this::named).toList();
    }

    private Hold named(SegmentName name) {
        Copy copy = all.get(name.use());
        Hold hold = copy == null || !copy.original().equals(name) ? null : copy.hold().as(name);
        if (hold == null) {
            throw new ProtocolException("segment was not moved here: segment=" + name.text());
        }
        return hold;
    }

    public void end() {
        ended = true;
        all.keySet().forEach(use -> close(all.remove(use)));
    }

    private static void close(Copy copy) {
        if (copy != null) {
            copy.hold().close();
        }
    }
}
