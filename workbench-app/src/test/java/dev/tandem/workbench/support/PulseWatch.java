package dev.tandem.workbench.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import javafx.animation.AnimationTimer;

/// Counts the pulses of the window's thread, and how long it computed or stood before a lock between two of them: a busy
/// machine keeps pulses apart too, but that is not what code on this thread has done. Used on that thread.
public final class PulseWatch extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long last = -1;
    private long longest;
    private int count;

    public PulseWatch() {
        threads.setThreadContentionMonitoringEnabled(true);
    }

    @Override
    public void handle(long now) {
        long taken = taken();
        longest = last < 0 ? 0 : Math.max(longest, taken - last);
        last = taken;
        count++;
    }

    /// Nanoseconds since this thread began.
    private long taken() {
        long blocked = threads.getThreadInfo(Thread.currentThread().threadId()).getBlockedTime();
        return threads.getCurrentThreadCpuTime() + Duration.ofMillis(blocked).toNanos();
    }

    public int count() {
        return count;
    }

    /// The longest that the thread was taken between two pulses.
    public Duration longest() {
        return Duration.ofNanos(longest);
    }
}
