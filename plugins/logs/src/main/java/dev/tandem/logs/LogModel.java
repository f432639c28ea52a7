package dev.tandem.logs;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.log.LogLines;
import dev.tandem.engine.runtime.RuntimeEvents;
import java.util.function.UnaryOperator;

/// The lines of this run, also of workers that are gone. They come on a thread of the engine, and no line costs the window's thread
/// anything; closed with the window.
final class LogModel implements AutoCloseable {
    private final LogStore store = new LogStore();
    private final LogLines made;
    private final EventChannel.Subscription subscription;
    /// How many errors somebody has seen. Used on the window's thread.
    private long seen;

    /// @param places puts the lines of scripts in the place of what the JVM calls them; asked on any thread
    LogModel(UnaryOperator<String> places) {
        made = new LogLines(places);
        subscription = RuntimeEvents.subscribe(LogLines.KINDS, this::take);
    }

    private void take(RuntimeEvent event) {
        made.take(event, store::add);
    }

    LogStore store() {
        return store;
    }

    /// How many lines of errors have come since somebody has looked.
    ///
    /// @param looks whether somebody looks now
    long unseenErrors(boolean looks) {
        long all = store.errors();
        seen = looks ? all : seen;
        return all - seen;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
