package dev.tandem.workbench.feed;

import dev.tandem.engine.event.RuntimeEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// Events on their way to the window; when it is too slow, the oldest are dropped and counted. Thread-safe.
final class EventQueue {
    private static final int CAPACITY = 20_000;

    /// Guarded by this.
    private final ArrayDeque<RuntimeEvent> events = new ArrayDeque<>();
    private long dropped;

    synchronized void add(RuntimeEvent event) {
        if (events.size() == CAPACITY) {
            events.remove();
            dropped++;
        }
        events.add(event);
    }

    synchronized boolean isEmpty() {
        return events.isEmpty();
    }

    /// @param most so many at most
    synchronized void drainTo(List<RuntimeEvent> batch, int most) {
        if (dropped > 0) {
            batch.add(new RuntimeEvent.EventsMissed(Instant.now(), dropped));
            dropped = 0;
        }
        while (!events.isEmpty() && batch.size() < most) {
            batch.add(events.remove());
        }
    }
}
