package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SegmentUser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// All data that one side of a relay sends: segments in pieces, each once as long as it does not change, and frames once
/// the segments that they name are there. Thread-safe; nothing waits. Opened and ended with the connection.
///
/// Of pieces only as many are under way as the other side has room for, so that what is urgent never waits behind more. The lock
/// is never held while holds are closed or taken, since the pool of segments calls from under its own.
final class Traffic implements SegmentUser {
    private static final int CREDITS = 8;

    private final Road road;
    private final Queue<SegmentName> idle = new ConcurrentLinkedQueue<>();
    /// By the id of the segment, those that the other side has or will have. Guarded by this, as is all below.
    private final Map<Long, Movement> movements = new HashMap<>();
    /// Those that the other side has room for, in turn.
    private final ArrayDeque<Movement> line = new ArrayDeque<>();
    private final Set<Runnable> lanes = new LinkedHashSet<>();
    private int credits = CREDITS;

    Traffic(Road road) {
        this.road = road;
    }

    void begin() {
        SegmentPool.own().add(this);
    }

    /// Nothing is sent any more.
    void end() {
        SegmentPool.own().remove(this);
        List<Movement> all;
        synchronized (this) {
            all = new ArrayList<>(movements.values());
            movements.clear();
            line.clear();
            lanes.clear();
        }
        all.forEach(movement -> movement.hold().close());
    }

    /// @param lane run under the lock whenever frames that wait may go on
    synchronized void add(Runnable lane) {
        lanes.add(lane);
    }

    synchronized void remove(Runnable lane) {
        lanes.remove(lane);
    }

    synchronized int lanes() {
        return lanes.size();
    }

    /// Has segments moved that are not there yet.
    List<Movement> move(List<Hold> named) {
        if (named.isEmpty()) {
            return List.of();
        }
        dropIdle();
        return named.stream().map(this::move).toList();
    }

    private Movement move(Hold named) {
        SegmentName name = named.name();
        Hold mine = named.another();
        Movement fresh = new Movement(name, mine);
        Movement known;
        synchronized (this) {
            known = movements.get(name.id());
            if (known == null || !known.name().equals(name) || known.refusal() != null) {
                movements.put(name.id(), fresh);
                road.send(RelayMessages.OPEN, name.id(), longs(name.generation(), name.bytes()));
                return fresh;
            }
        }
        mine.close();
        return known;
    }

    /// The other side has room for a segment.
    void granted(long segment, byte[] payload) {
        long generation = ByteBuffer.wrap(payload).getLong();
        synchronized (this) {
            Movement movement = movements.get(segment);
            if (movement != null && movement.name().generation() == generation) {
                line.add(movement);
            }
        }
        pump();
    }

    /// The other side has none.
    void refused(long segment, byte[] payload) {
        long generation = ByteBuffer.wrap(payload).getLong();
        String why = new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
        Movement movement;
        synchronized (this) {
            movement = movements.get(segment);
            if (movement == null || movement.name().generation() != generation) {
                return;
            }
            movement.refuse(why);
            goOn();
        }
        movement.hold().close();
    }

    /// The other side has taken a piece.
    void credit() {
        synchronized (this) {
            credits++;
        }
        pump();
    }

    private void pump() {
        List<Hold> done = new ArrayList<>();
        synchronized (this) {
            while (credits > 0 && !line.isEmpty()) {
                Movement movement = line.poll();
                long offset = movement.moved();
                credits--;
                road.send(RelayMessages.PIECE, movement.name().id(), longs(movement.name().generation(), offset), movement.next());
                if (movement.isDone()) {
                    done.add(movement.hold());
                } else {
                    line.add(movement);
                }
            }
            if (!done.isEmpty()) {
                goOn();
            }
        }
        done.forEach(Hold::close);
    }

    /// A lane may end meanwhile.
    private void goOn() {
        List.copyOf(lanes).forEach(Runnable::run);
    }

    @Override
    public void idle(SegmentName segment) {
        idle.add(segment);
    }

    /// Has the other side give up copies of what nobody needs here; to be called now and then.
    void dropIdle() {
        // Taken under the lock: else the next use of the segment could be noted before its last one is dropped.
        synchronized (this) {
            for (SegmentName name = idle.poll(); name != null; name = idle.poll()) {
                Movement movement = movements.get(name.id());
                if (movement != null && movement.name().equals(name)) {
                    movements.remove(name.id());
                    road.send(RelayMessages.DROP, name.id(), longs(name.generation()));
                }
            }
        }
    }

    @Override
    public void collect() {
        // Copies take no memory here.
    }

    @Override
    public void gone(long segment) {
        // It was idle before.
    }

    void send(int kind, long id, byte[]... parts) {
        road.send(kind, id, parts);
    }

    static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }
}
