package dev.tandem.workbench.support;

import java.time.Duration;
import javafx.animation.AnimationTimer;

/// Counts the pulses of the window's thread, and how long they ever were apart. Used on that thread.
public final class PulseWatch extends AnimationTimer {
    private long last;
    private long longest;
    private int count;

    @Override
    public void handle(long now) {
        longest = last == 0 ? 0 : Math.max(longest, now - last);
        last = now;
        count++;
    }

    public int count() {
        return count;
    }

    public Duration longest() {
        return Duration.ofNanos(longest);
    }
}
