package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.worker.WorkerDetails;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which segments one worker process may be using: those of calls without an answer, with what was lent for the
/// answer, and those that it has mapped. All of them are free when it is gone. Thread-safe; calls nobody under its
/// lock, which the pool of segments takes while it holds its own.
final class SegmentLoans {
    /// Guarded by this, as is all below.
    private final Map<Long, List<Hold>> calls = new HashMap<>();
    /// Those of them that were lent.
    private final Map<Long, List<Hold>> lent = new HashMap<>();
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
        if (added) {
            note(call, segment);
        } else {
            segment.close();
        }
        return added;
    }

    private synchronized void note(long call, Hold segment) {
        lent.computeIfAbsent(call, id -> new ArrayList<>(1)).add(segment);
    }

    /// Further holds on what was lent for a call that has no answer.
    List<Hold> lent(long call) {
        List<Hold> all;
        synchronized (this) {
            all = List.copyOf(lent.getOrDefault(call, List.of()));
        }
        return all.stream().map(Hold::another).filter(Objects::nonNull).toList();
    }

    private synchronized boolean add(long call, List<Hold> segments) {
        if (!ended) {
            calls.computeIfAbsent(call, id -> new ArrayList<>(2)).addAll(segments);
        }
        return !ended;
    }

    /// What a task has told is taken in, with some of what was lent for it.
    void told(long call, List<SegmentName.Use> uses) {
        if (uses.isEmpty()) {
            return;
        }
        List<Hold> done = new ArrayList<>();
        synchronized (this) {
            List<Hold> given = lent.getOrDefault(call, List.of());
            given.stream().filter(hold -> uses.contains(hold.name().use())).forEach(done::add);
            if (!done.isEmpty()) {
                given.removeAll(done);
                calls.get(call).removeAll(done);
            }
        }
        done.forEach(Hold::close);
    }

    /// The answer of a call has been read.
    void answered(long call) {
        List<Hold> done;
        synchronized (this) {
            done = calls.remove(call);
            lent.remove(call);
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
            lent.clear();
            mapped.clear();
        }
        all.forEach(Hold::close);
    }

    /// What the worker has mapped; all of it is this process's.
    synchronized List<WorkerDetails.Segment> mapped() {
        long owner = ProcessHandle.current().pid();
        return mapped.values().stream().map(holds -> holds.peek().name())
                .map(name -> new WorkerDetails.Segment(Long.toHexString(name.id()), name.bytes(), owner)).toList();
    }

    /// How much memory the worker has mapped.
    synchronized long mappedBytes() {
        return mapped.values().stream().mapToLong(holds -> holds.peek().name().bytes()).sum();
    }
}
