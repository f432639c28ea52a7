package dev.tandem.engine.internal.place;

import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The clock of timeouts and grace periods: one thread that only hands work on.
public final class Timer {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Timer() {}

    /// Runs something short after a delay.
    public static Future<?> after(Duration delay, Runnable work) {
        return CLOCK.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, work -> EngineThreads.create("tandem-timer", work));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
