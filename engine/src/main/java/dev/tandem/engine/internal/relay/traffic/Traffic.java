package dev.tandem.engine.internal.relay.traffic;

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
public final class Traffic implements SegmentUser {
    private static final int CREDITS = 8;

    private final Road road;
    private final Queue<SegmentName> idle = new ConcurrentLinkedQueue<>();
    /// Those that the other side has or will have. Guarded by this, as is all below.
    private final Map<SegmentName.Use, Movement> movements = new HashMap<>();
    /// Those that the other side has room for, in turn.
    private final ArrayDeque<Movement> line = new ArrayDeque<>();
    private final Set<Runnable> lanes = new LinkedHashSet<>();
    private final Budget budget = new Budget();
    /// What is to be closed without the lock.
    private final List<Hold> spent = new ArrayList<>();
    private int credits = CREDITS;

    public Traffic(Road road) {
        this.road = road;
    }

    public void begin() {
        SegmentPool.own().add(this);
    }

    /// Nothing is sent any more.
    public void end() {
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

    /// Of all lanes; under the lock.
    public Budget budget() {
        return budget;
    }

    /// How many bytes of frames wait in all lanes, without the segments.
    public synchronized long waiting() {
        return budget.waiting();
    }

    /// Does something under the lock, and then without it what must not be done there.
    public void locked(Runnable work) {
        if (Thread.holdsLock(this)) {
            work.run();
            return;
        }
        List<Hold> done;
        synchronized (this) {
            work.run();
            done = List.copyOf(spent);
            spent.clear();
        }
        done.forEach(Hold::close);
    }

    /// Has holds closed once the lock is free; under the lock.
    public void spend(List<Hold> holds) {
        spent.addAll(holds);
    }

    /// @param lane run under the lock whenever frames that wait may go on
    public synchronized void add(Runnable lane) {
        lanes.add(lane);
    }

    public synchronized void remove(Runnable lane) {
        lanes.remove(lane);
    }

    public synchronized int lanes() {
        return lanes.size();
    }

    /// Has segments moved that are not there yet.
    public List<Movement> move(List<Hold> named) {
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
            known = movements.get(name.use());
            if (known == null || known.refusal() != null) {
                movements.put(name.use(), fresh);
                road.send(RelayMessages.OPEN, name.id(), longs(name.generation(), name.bytes()));
                return fresh;
            }
        }
        mine.close();
        return known;
    }

    /// The other side has room for a segment.
    public void granted(long segment, byte[] payload) {
        long generation = ByteBuffer.wrap(payload).getLong();
        locked(() -> {
            Movement movement = movements.get(new SegmentName.Use(segment, generation));
            if (movement != null) {
                line.add(movement);
            }
            pump();
        });
    }

    /// The other side has none.
    public void refused(long segment, byte[] payload) {
        long generation = ByteBuffer.wrap(payload).getLong();
        String why = new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
        locked(() -> {
            Movement movement = movements.get(new SegmentName.Use(segment, generation));
            if (movement != null) {
                movement.refuse(why);
                goOn();
                spent.add(movement.hold());
            }
        });
    }

    /// The other side has taken a piece.
    public void credit() {
        locked(() -> {
            credits++;
            pump();
        });
    }

    private void pump() {
        boolean isAnyDone = false;
        while (credits > 0 && !line.isEmpty()) {
            Movement movement = line.poll();
            long offset = movement.moved();
            credits--;
            road.send(RelayMessages.PIECE, movement.name().id(), longs(movement.name().generation(), offset), movement.next());
            if (movement.isDone()) {
                spent.add(movement.hold());
                isAnyDone = true;
            } else {
                line.add(movement);
            }
        }
        if (isAnyDone) {
            goOn();
        }
    }

    /// Has frames that wait go on that may; under the lock. A lane may end meanwhile.
    public void goOn() {
        List.copyOf(lanes).forEach(Runnable::run);
    }

    @Override
    public void idle(SegmentName segment) {
        idle.add(segment);
    }

    /// Has the other side give up copies of what nobody needs here; to be called now and then.
    public void dropIdle() {
        // Taken under the lock: else the next use of the segment could be noted before its last one is dropped.
        synchronized (this) {
            for (SegmentName name = idle.poll(); name != null; name = idle.poll()) {
                if (movements.remove(name.use()) != null) {
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

    public void send(int kind, long id, byte[]... parts) {
        road.send(kind, id, parts);
    }

    public static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }
}
