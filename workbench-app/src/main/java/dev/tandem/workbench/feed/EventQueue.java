package dev.tandem.workbench.feed;

import dev.tandem.engine.runtime.RuntimeEvent;
import java.util.ArrayDeque;
import java.util.List;

/// Events on their way to the window; when it is too slow, the oldest are dropped. Thread-safe.
final class EventQueue {
    private static final int CAPACITY = 20_000;

    /// Guarded by this.
    private final ArrayDeque<RuntimeEvent> events = new ArrayDeque<>();

    synchronized void add(RuntimeEvent event) {
        if (events.size() == CAPACITY) {
            events.remove();
        }
        events.add(event);
    }

    synchronized boolean isEmpty() {
        return events.isEmpty();
    }

    synchronized void drainTo(List<RuntimeEvent> batch) {
        batch.addAll(events);
        events.clear();
    }
}
