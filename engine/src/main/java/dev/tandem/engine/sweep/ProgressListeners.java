package dev.tandem.engine.sweep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Those who watch one run of a sweep. A broken one is dropped. Confined to the thread of the run.
final class ProgressListeners {
    private final List<Consumer<? super SweepEvent>> own;

    ProgressListeners(List<Consumer<? super SweepEvent>> own) {
        this.own = new ArrayList<>(own);
    }

    /// Makes an event if somebody watches, and tells it.
    void tell(Supplier<? extends SweepEvent> made) {
        if (own.isEmpty() && !SweepEvents.CHANNEL.isWatched()) {
            return;
        }
        SweepEvent event = made.get();
        SweepEvents.CHANNEL.emit(SweepEvent.class, () -> event);
        for (Iterator<Consumer<? super SweepEvent>> all = own.iterator(); all.hasNext();) {
            if (!accepts(all.next(), event)) {
                all.remove();
            }
        }
    }

    // The boundary to user code: whatever a listener throws must not stop the sweep.
    private static boolean accepts(Consumer<? super SweepEvent> listener, SweepEvent event) {
        try {
            listener.accept(event);
            return true;
        } catch (Throwable e) {
            System.getLogger("dev.tandem.sweep").log(System.Logger.Level.WARNING,
                    "listener dropped: sweep=" + event.run().name() + ", cause=" + e, e);
            return false;
        }
    }
}
