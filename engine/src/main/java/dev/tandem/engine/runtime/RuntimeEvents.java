package dev.tandem.engine.runtime;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import java.util.function.Consumer;

/// Tells listeners what happens in the runtime, by the rules of an [EventChannel]. Thread-safe.
public final class RuntimeEvents {
    private RuntimeEvents() {}

    public static EventChannel.Subscription subscribe(Consumer<? super RuntimeEvent> listener) {
        return Announcements.subscribe(listener);
    }
}
