package dev.tandem.engine.internal.relay;

import java.time.Duration;

/// Whether the other side has said nothing for too long, looked at every now and then. While this process itself was halted it has
/// not heard for that reason, and begins to wait anew. For one thread.
final class Patience {
    /// As long as no program runs.
    static final Duration NEVER = Duration.ofDays(36_500);

    private final long longest;
    private long before = System.nanoTime();
    private long since = before;

    Patience(Duration longest) {
        this.longest = longest.toNanos();
    }

    /// @param heard when anything came last
    boolean isTooLong(long heard) {
        long now = System.nanoTime();
        if (now - before > longest / 2) {
            since = now;
        }
        before = now;
        return now - Math.max(heard, since) > longest;
    }
}
