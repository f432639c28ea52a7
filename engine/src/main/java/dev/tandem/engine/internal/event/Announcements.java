package dev.tandem.engine.internal.event;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where the engine says what happens; listeners come by [dev.tandem.engine.runtime.RuntimeEvents]. Thread-safe.
public final class Announcements {
    private static final EventChannel<RuntimeEvent> CHANNEL =
            new EventChannel<>(count -> new RuntimeEvent.EventsMissed(Instant.now(), count), Announcements::weight);

    private Announcements() {}

    public static EventChannel.Subscription subscribe(Consumer<? super RuntimeEvent> listener) {
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

    /// Says that a solver of this process has made a step; never waits.
    public static void solverStepped(Function<Instant, RuntimeEvent.SolverStepped> event) {
        emit(event::apply);
    }

    /// Says that a part of the engine has written a warning to the log; never waits.
    public static void warned(String source, String text) {
        emit(time -> new RuntimeEvent.Warned(time, source, text));
    }

    /// Makes and passes on an event if somebody listens; never waits.
    public static void emit(Function<Instant, RuntimeEvent> event) {
        CHANNEL.emit(() -> event.apply(Instant.now()));
    }
}
