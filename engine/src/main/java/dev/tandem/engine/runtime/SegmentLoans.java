package dev.tandem.engine.runtime;

import dev.tandem.engine.memory.Hold;
import dev.tandem.engine.memory.SegmentPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which segments one worker process may be using: those of calls without an answer, those that it has mapped, and
/// those that were lent to it for results. All of them are free when it is gone. Thread-safe.
final class SegmentLoans {
    private final SegmentPool pool = SegmentPool.own();
    /// Guarded by this, as is all below.
    private final Map<Long, List<Hold>> calls = new HashMap<>();
    private final Map<Long, Deque<Hold>> mapped = new HashMap<>();
    private boolean ended;

    /// A call is about to be sent.
    synchronized void sent(long call, List<Hold> segments) {
        add(call, segments);
    }

    /// Something is lent to the worker for the answer of a call.
    ///
    /// @return false when the worker is gone
    synchronized boolean lent(long call, Hold segment) {
        return add(call, List.of(segment));
    }

    private boolean add(long call, List<Hold> segments) {
        if (ended) {
            segments.forEach(Hold::close);
        } else if (!segments.isEmpty()) {
            calls.computeIfAbsent(call, id -> new ArrayList<>(2)).addAll(segments);
        }
        return !ended;
    }

    /// The answer of a call has been read.
    void answered(long call) {
        List<Hold> done;
        synchronized (this) {
            done = calls.remove(call);
        }
        if (done != null) {
            done.forEach(Hold::close);
        }
    }

    synchronized void held(long segment) {
        if (!ended) {
            Hold hold = pool.find(segment);
            if (hold != null) {
                mapped.computeIfAbsent(segment, id -> new ArrayDeque<>()).push(hold);
            }
        }
    }

    void released(long segment) {
        Hold done;
        synchronized (this) {
            Deque<Hold> holds = mapped.get(segment);
            done = holds == null ? null : holds.poll();
            if (holds != null && holds.isEmpty()) {
                mapped.remove(segment);
            }
        }
        if (done != null) {
            done.close();
        }
    }

    /// The process is gone, and its mappings with it.
    void end() {
        List<Hold> all = new ArrayList<>();
        synchronized (this) {
            ended = true;
            calls.values().forEach(all::addAll);
            mapped.values().forEach(all::addAll);
            calls.clear();
            mapped.clear();
        }
        all.forEach(Hold::close);
    }

    /// How much memory the worker has mapped.
    synchronized long mappedBytes() {
        return mapped.values().stream().mapToLong(holds -> holds.peek().name().bytes()).sum();
    }
}
