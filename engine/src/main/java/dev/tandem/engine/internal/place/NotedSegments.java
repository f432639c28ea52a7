package dev.tandem.engine.internal.place;

import dev.tandem.engine.internal.memory.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What keeps the segments that notes to the tasks of one worker name: until a task says that it is done with a note, or its call
/// has its answer, or the worker is gone. Thread-safe; closes nothing under its lock.
public final class NotedSegments {
    /// The notes to one call.
    private static final class Notes {
        /// Of those that the task may still read, in their order.
        private final Deque<List<Hold>> unread = new ArrayDeque<>();
        private int read;
    }

    /// Guarded by this, as is the next.
    private final Map<Long, Notes> calls = new HashMap<>();
    private boolean ended;

    /// A note is about to be sent.
    ///
    /// @param segments closed here
    public void sent(long call, List<Hold> segments) {
        synchronized (this) {
            if (!ended) {
                calls.computeIfAbsent(call, id -> new Notes()).unread.add(segments);
                return;
            }
        }
        segments.forEach(Hold::close);
    }

    /// The task of a call is done with its first notes.
    ///
    /// @param count how many of all that were sent
    public void read(long call, int count) {
        List<Hold> done = new ArrayList<>();
        synchronized (this) {
            Notes notes = calls.get(call);
            for (; notes != null && notes.read < count && !notes.unread.isEmpty(); notes.read++) {
                done.addAll(notes.unread.remove());
            }
        }
        done.forEach(Hold::close);
    }

    /// A call has its answer.
    public void answered(long call) {
        Notes done;
        synchronized (this) {
            done = calls.remove(call);
        }
        if (done != null) {
            close(done);
        }
    }

    /// The worker is gone.
    public void end() {
        Collection<Notes> all;
        synchronized (this) {
            ended = true;
            all = List.copyOf(calls.values());
            calls.clear();
        }
        all.forEach(NotedSegments::close);
    }

    private static void close(Notes notes) {
        notes.unread.forEach(segments -> segments.forEach(Hold::close));
    }
}
