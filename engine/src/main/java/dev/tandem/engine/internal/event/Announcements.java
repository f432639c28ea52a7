package dev.tandem.engine.internal.event;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where the engine says what happens; listeners come by [dev.tandem.engine.runtime.RuntimeEvents]. Thread-safe.
public final class Announcements {
    private static final EventChannel<RuntimeEvent> CHANNEL =
            new EventChannel<>(count -> new RuntimeEvent.EventsMissed(Instant.now(), count), Announcements::weight);

    /// Of calls: with some 250 bytes each.
    private static final String MOST_CALLS = "tandem.history";
    private static final int LIVES = 1 << 13;
    private static final RuntimeHistory HISTORY = new RuntimeHistory(Math.max(1, Integer.getInteger(MOST_CALLS, 1 << 16)), LIVES);

    private Announcements() {}

    /// What has happened.
    public static RuntimeHistory history() {
        return HISTORY;
    }

    /// @param kinds classes of events; null for all
    public static EventChannel.Subscription subscribe(Set<? extends Class<? extends RuntimeEvent>> kinds,
            Consumer<? super RuntimeEvent> listener) {
        return CHANNEL.subscribe(kinds, listener);
    }

    /// Text that users' code has made, of any length.
    private static long weight(RuntimeEvent event) {
        return switch (event) {
            case RuntimeEvent.WorkerOutput output -> output.text().length();
            case RuntimeEvent.WorkerPrinting printing -> printing.text().length();
            case RuntimeEvent.CallFinished finished when finished.error() != null -> finished.error().length();
            case RuntimeEvent.CallFailed failed -> failed.error().length();
            case RuntimeEvent.LogRecorded record -> record.text().length();
            default -> 0;
        };
    }

    /// Says that a solver of this process has made a step; never waits.
    public static void solverStepped(Function<Instant, RuntimeEvent.SolverStepped> event) {
        emitLate(RuntimeEvent.SolverStepped.class, event);
    }

    /// Says that a part of the engine has written a warning to the log; never waits.
    public static void warned(String source, String text) {
        emit(RuntimeEvent.Warned.class, time -> new RuntimeEvent.Warned(time, source, text));
    }

    /// Makes and passes on an event if somebody listens to its kind; never waits.
    public static <T extends RuntimeEvent> void emit(Class<T> kind, Function<Instant, T> event) {
        CHANNEL.emit(kind, () -> event.apply(Instant.now()));
    }

    /// Keeps an event in the history, too.
    public static <T extends RuntimeEvent> void emitKept(Class<T> kind, Function<Instant, T> event) {
        T made = event.apply(Instant.now());
        HISTORY.add(made);
        CHANNEL.emit(kind, () -> made);
    }

    /// Keeps the end of a call in the history, before whoever waits for it goes on.
    public static RuntimeEvent.CallFinished keep(Function<Instant, RuntimeEvent.CallFinished> event) {
        RuntimeEvent.CallFinished made = event.apply(Instant.now());
        HISTORY.add(made);
        return made;
    }

    /// Tells of the end of a call some milliseconds late, together with others.
    public static void finished(RuntimeEvent.CallFinished event) {
        CHANNEL.emitLate(RuntimeEvent.CallFinished.class, () -> event);
    }

    /// The same for events that are many: they come some milliseconds late, together.
    public static <T extends RuntimeEvent> void emitLate(Class<T> kind, Function<Instant, T> event) {
        CHANNEL.emitLate(kind, () -> event.apply(Instant.now()));
    }
}
