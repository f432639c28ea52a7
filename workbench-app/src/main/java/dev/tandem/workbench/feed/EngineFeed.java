package dev.tandem.workbench.feed;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.toolkit.Listeners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Looks at the engine twice a second and collects its events, on a thread of its own, and hands both to
/// listeners on the window's thread. A window that is busy gets the newest state only. Closed with the window.
public final class EngineFeed implements AutoCloseable {
    private static final Duration STATE_PERIOD = Duration.ofMillis(500);
    private static final Duration EVENT_PERIOD = Duration.ofMillis(100);
    private static final int MOST_AT_ONCE = 200;
    /// So long listeners to events have the window's thread at a stretch, while more wait.
    private static final Duration SHARE = Duration.ofMillis(8);
    private static final Duration BREATH = Duration.ofMillis(25);

    private final Executor window;
    private final UsageMeter meter = new UsageMeter();
    private final EventQueue events = new EventQueue();
    private final Listeners<Consumer<? super EngineState>> stateListeners = new Listeners<>("engine");
    private final Listeners<Consumer<? super List<RuntimeEvent>>> eventListeners = new Listeners<>("engine");
    private final AtomicBoolean stateOnItsWay = new AtomicBoolean();
    private final AtomicBoolean eventsOnTheirWay = new AtomicBoolean();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tandem-feed").factory());
    private final EventChannel.Subscription subscription;
    /// Written by the feed's thread.
    private volatile EngineState latest = EngineState.EMPTY;

    /// @param window runs what it is given on the window's thread
    public EngineFeed(Executor window) {
        this.window = window;
        subscription = RuntimeEvents.subscribe(events::add);
        repeat(this::look, STATE_PERIOD);
        repeat(this::passEvents, EVENT_PERIOD);
    }

    public EngineState latest() {
        return latest;
    }

    public void onState(Consumer<? super EngineState> listener) {
        stateListeners.add(listener);
    }

    public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
        eventListeners.add(listener);
    }

    @Override
    public void close() {
        subscription.close();
        clock.shutdownNow();
    }

    private void repeat(Runnable work, Duration period) {
        clock.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The boundary of the feed: one bad look must not end all that follow.
                System.getLogger("dev.tandem.workbench").log(System.Logger.Level.WARNING, "feed disturbed", e);
            }
        }, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Looks at once and not only at its usual time; does not wait.
    public void lookNow() {
        clock.execute(this::look);
    }

    private void look() {
        RuntimeSnapshot snapshot = ParallelExecutionManager.snapshot();
        latest = new EngineState(snapshot, meter.measure(snapshot));
        if (stateOnItsWay.compareAndSet(false, true)) {
            window.execute(() -> {
                stateOnItsWay.set(false);
                pass(latest);
            });
        }
    }

    /// Shows a state to all listeners, on the window's thread.
    public void pass(EngineState state) {
        stateListeners.tell(each -> each.accept(state));
    }

    private void passEvents() {
        if (!events.isEmpty() && eventsOnTheirWay.compareAndSet(false, true)) {
            window.execute(() -> {
                long begun = System.nanoTime();
                do {
                    List<RuntimeEvent> batch = new ArrayList<>();
                    events.drainTo(batch, MOST_AT_ONCE);
                    eventListeners.tell(each -> each.accept(batch));
                } while (!events.isEmpty() && System.nanoTime() - begun < SHARE.toNanos());
                eventsOnTheirWay.set(false);
                if (!events.isEmpty() && !clock.isShutdown()) {
                    // Not all at once: the window is drawn in between.
                    clock.schedule(this::passEvents, BREATH.toMillis(), TimeUnit.MILLISECONDS);
                }
            });
        }
    }
}
