package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeEvent.CallFinished;
import dev.tandem.engine.event.RuntimeEvent.ProcessChanged;
import dev.tandem.engine.event.RuntimeHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The last calls of each worker, and how the processes of its number have ended, out of the history. Used by one thread at a time.
final class PastOfWorkers {
    private static final int MOST_CALLS = 8;
    private static final int MOST_ENDS = 20;
    private static final int MOST_WORKERS = 2_000;

    /// How a process has ended.
    ///
    /// @param pid -1 where it never had one
    record End(Instant time, long pid, String why) {}

    /// What is known of one number.
    private static final class Past {
        private final Deque<CallFinished> calls = new ArrayDeque<>();
        private final Deque<End> ends = new ArrayDeque<>();
        private long pid = -1;
        /// Why the present process is being ended; null while it is not.
        private String why;

        private void take(ProcessChanged changed) {
            pid = changed.pid() < 0 ? pid : changed.pid();
            switch (changed.state()) {
                case STARTING -> why = null;
                case STOPPING -> why = changed.reason();
                case GONE -> {
                    add(ends, new End(changed.time(), pid, why == null ? changed.reason() : why + " (" + changed.reason() + ")"), MOST_ENDS);
                    pid = -1;
                }
                default -> {
                    // It is there.
                }
            }
        }
    }

    private final Map<String, Past> pasts = new LinkedHashMap<>();
    private long next;

    /// From where the history is to be asked for what is new.
    long next() {
        return next;
    }

    void take(RuntimeHistory.Part part) {
        next = part.next();
        part.events().forEach(event -> {
            switch (event) {
                case CallFinished call when call.facts().items() > 0 -> add(of(call.groupId(), call.worker()).calls, call, MOST_CALLS);
                case ProcessChanged changed -> of(changed.groupId(), changed.worker()).take(changed);
                default -> {
                    // Nothing that is told of one worker.
                }
            }
        });
    }

    private static <T> void add(Deque<T> last, T event, int most) {
        if (last.size() == most) {
            last.removeLast();
        }
        last.addFirst(event);
    }

    private Past of(long group, int worker) {
        Past past = pasts.computeIfAbsent(group + "/" + worker, _ -> new Past());
        if (pasts.size() > MOST_WORKERS) {
            pasts.remove(pasts.keySet().iterator().next());
        }
        return past;
    }

    /// The newest first.
    List<CallFinished> calls(long group, int worker) {
        Past past = pasts.get(group + "/" + worker);
        return past == null ? List.of() : List.copyOf(past.calls);
    }

    /// The newest first.
    List<End> ends(long group, int worker) {
        Past past = pasts.get(group + "/" + worker);
        return past == null ? List.of() : List.copyOf(past.ends);
    }
}
