package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.memory.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which segments one worker process may be using: those of calls without an answer, with what was lent for the
/// answer, and those that it has mapped. All of them are free when it is gone. Thread-safe; calls nobody under its
/// lock, which the pool of segments takes while it holds its own.
final class SegmentLoans {
    /// Guarded by this, as is all below.
    private final Map<Long, List<Hold>> calls = new HashMap<>();
    private final Map<Long, Deque<Hold>> mapped = new HashMap<>();
    private boolean ended;

    /// A call is about to be sent.
    void sent(long call, List<Hold> segments) {
        if (!segments.isEmpty() && !add(call, segments)) {
            segments.forEach(Hold::close);
        }
    }

    /// Something is lent to the worker for the answer of a call.
    ///
    /// @return false when the worker is gone
    boolean lent(long call, Hold segment) {
        boolean added = add(call, List.of(segment));
        if (!added) {
            segment.close();
        }
        return added;
    }

    private synchronized boolean add(long call, List<Hold> segments) {
        if (!ended) {
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

    /// The worker has mapped a segment.
    void held(Hold hold) {
        synchronized (this) {
            if (!ended) {
                mapped.computeIfAbsent(hold.name().id(), id -> new ArrayDeque<>()).push(hold);
                return;
            }
        }
        hold.close();
    }

    /// A mapping is gone.
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
