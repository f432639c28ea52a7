package dev.tandem.sweeps;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.sweep.RunningSweep;
import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepEvents;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.Listeners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/// All runs of sweeps of this process since the window was opened; of those that have ended, the last ones.
///
/// Listens to the engine on the engine's thread and tells its own listeners on the window's, at most ten times a
/// second. Thread-safe; closed with the window.
public final class SweepsModel implements AutoCloseable {
    private static final int MOST = 200;
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Executor window;
    private final Executor soon;
    private final Listeners<Consumer<? super List<SweepLine>>> listeners = new Listeners<>("sweeps");
    private final AtomicBoolean newsOnTheirWay = new AtomicBoolean();
    /// In the order of their start; guarded by itself.
    private final Map<Long, SweepLine> runs = new LinkedHashMap<>();
    /// The runs of which the user wants the end; guarded by the runs.
    private final Set<Long> cancelling = new HashSet<>();
    private final EventChannel.Subscription subscription;

    /// The one of a window.
    static SweepsModel of(ViewContext context) {
        return context.shared(SweepsModel.class, () -> {
            SweepsModel model = new SweepsModel(Platform::runLater);
            context.onClose(model::close);
            return model;
        });
    }

    /// @param window runs what it is given on the window's thread
    public SweepsModel(Executor window) {
        this.window = window;
        soon = CompletableFuture.delayedExecutor(PERIOD.toMillis(), TimeUnit.MILLISECONDS, window);
        subscription = SweepEvents.subscribe(this::take);
    }

    /// Has a listener told all runs, the newest first: now, and whenever there is news.
    public void onChange(Consumer<? super List<SweepLine>> listener) {
        listeners.add(listener);
        window.execute(() -> listeners.tell(listener, each -> each.accept(lines())));
    }

    /// The newest first.
    public List<SweepLine> lines() {
        synchronized (runs) {
            return List.copyOf(runs.values()).reversed();
        }
    }

    /// Takes an event in; those of one run have to come in their order.
    void take(SweepEvent event) {
        synchronized (runs) {
            SweepLine line = SweepLine.of(event);
            runs.put(line.id(), cancelling.contains(line.id()) ? line.cancelling() : line);
            if (!line.isRunning()) {
                cancelling.remove(line.id());
            }
            forgetOldest();
        }
        tellSoon();
    }

    private void tellSoon() {
        if (newsOnTheirWay.compareAndSet(false, true)) {
            soon.execute(() -> {
                newsOnTheirWay.set(false);
                List<SweepLine> lines = lines();
                listeners.tell(each -> each.accept(lines));
            });
        }
    }

    private void forgetOldest() {
        List<SweepLine> ended = new ArrayList<>();
        if (runs.size() > MOST) {
            runs.values().stream().filter(line -> !line.isRunning()).limit(runs.size() - MOST).forEach(ended::add);
        }
        ended.forEach(line -> runs.remove(line.id()));
    }

    /// Has a run begin no further points, or go on; does nothing to one that has ended. Never waits.
    public void pause(long id, boolean paused) {
        RunningSweep.find(id).ifPresent(paused ? RunningSweep::pause : RunningSweep::resume);
    }

    /// Has a run end with the rows that are finished; does nothing to one that has ended. Never waits.
    public void cancel(long id) {
        RunningSweep.find(id).ifPresent(sweep -> {
            synchronized (runs) {
                cancelling.add(id);
                runs.computeIfPresent(id, (_, line) -> line.cancelling());
            }
            sweep.cancel();
            tellSoon();
        });
    }

    /// Forgets the runs that have ended.
    public void clear() {
        synchronized (runs) {
            runs.values().removeIf(line -> !line.isRunning());
        }
        window.execute(() -> {
            List<SweepLine> lines = lines();
            listeners.tell(each -> each.accept(lines));
        });
    }

    @Override
    public void close() {
        subscription.close();
        listeners.clear();
    }
}
