package dev.tandem.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/// Tells listeners what happens in the runtime, by the rules of an [EventChannel]. Thread-safe.
public final class RuntimeEvents {
    private static final EventChannel<RuntimeEvent> CHANNEL =
            new EventChannel<>(count -> new RuntimeEvent.EventsMissed(Instant.now(), count), RuntimeEvents::weight);

    private RuntimeEvents() {}

    /// A listener's registration; closing it ends the calls.
    public interface Subscription extends AutoCloseable {
        /// Waits until the listener has been told what happened before this call, or the time is over.
        void flush(Duration longest);

        @Override
        void close();
    }

    public static Subscription subscribe(Consumer<? super RuntimeEvent> listener) {
        return CHANNEL.subscribe(listener);
    }

    /// Text that users' code has made, of any length.
    private static long weight(RuntimeEvent event) {
        return switch (event) {
            case RuntimeEvent.WorkerOutput output -> output.text().length();
            case RuntimeEvent.WorkerPrinting printing -> printing.text().length();
            case RuntimeEvent.CallFinished finished when finished.error() != null -> finished.error().length();
            default -> 0;
        };
    }

    /// Says that a solver of this process has made a step; for the engine's own use, never waits.
    public static void solverStepped(Function<Instant, RuntimeEvent.SolverStepped> event) {
        emit(event::apply);
    }

    /// Says that a part of the engine has written a warning to the log; for the engine's own use, never waits.
    public static void warned(String source, String text) {
        emit(time -> new RuntimeEvent.Warned(time, source, text));
    }

    /// Makes and passes on an event if somebody listens; never waits.
    static void emit(Function<Instant, RuntimeEvent> event) {
        CHANNEL.emit(() -> event.apply(Instant.now()));
    }
}
