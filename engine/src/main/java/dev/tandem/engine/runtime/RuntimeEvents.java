package dev.tandem.engine.runtime;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.internal.event.Announcements;
import java.util.Set;
import java.util.function.Consumer;

/// Tells listeners what happens in the runtime, by the rules of an [EventChannel]. Thread-safe.
public final class RuntimeEvents {
    private RuntimeEvents() {}

    /// What has happened: groups, lives of workers and finished calls, also from before anybody listened. Of calls the last 65,536, or as many
    /// as the system property `tandem.history` says.
    public static RuntimeHistory history() {
        return Announcements.history();
    }

    /// Tells a listener of all events. Those of calls are many, and cost each call more than those of other kinds.
    public static EventChannel.Subscription subscribe(Consumer<? super RuntimeEvent> listener) {
        return Announcements.subscribe(null, listener);
    }

    /// Tells a listener of events of some kinds, and of how many it has missed; those that nobody wants are not made.
    ///
    /// @param kinds for example `Set.of(RuntimeEvent.WorkerOutput.class)`
    public static EventChannel.Subscription subscribe(Set<? extends Class<? extends RuntimeEvent>> kinds,
            Consumer<? super RuntimeEvent> listener) {
        return Announcements.subscribe(Set.copyOf(kinds), listener);
    }
}
