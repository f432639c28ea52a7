package dev.tandem.workbench.capabilities;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Usage;
import dev.tandem.plugin.Workers;
import dev.tandem.workbench.feed.EngineFeed;
import java.util.List;
import java.util.function.Consumer;

/// The workers, as the window's feed sees them.
public record FeedWorkers(EngineFeed feed) implements Workers {
    @Override
    public RuntimeSnapshot snapshot() {
        return feed.latest().snapshot();
    }

    @Override
    public void onSnapshot(Consumer<? super RuntimeSnapshot> listener) {
        feed.onState(state -> listener.accept(state.snapshot()));
    }

    @Override
    public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
        feed.onEvents(listener);
    }

    @Override
    public Usage usage(RuntimeSnapshot.Process process) {
        return feed.latest().usage(process);
    }

    @Override
    public void lookNow() {
        feed.lookNow();
    }
}
