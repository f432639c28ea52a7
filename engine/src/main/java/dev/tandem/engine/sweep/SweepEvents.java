package dev.tandem.engine.sweep;

import dev.tandem.engine.event.EventChannel;
import java.util.function.Consumer;

/// Tells listeners of all sweeps of this process, by the rules of an [EventChannel]; for windows and terminals
/// that show progress without the script's help. Thread-safe.
public final class SweepEvents {
    static final EventChannel<SweepEvent> CHANNEL = new EventChannel<>();

    private SweepEvents() {}

    public static EventChannel.Subscription subscribe(Consumer<? super SweepEvent> listener) {
        return CHANNEL.subscribe(listener);
    }
}
