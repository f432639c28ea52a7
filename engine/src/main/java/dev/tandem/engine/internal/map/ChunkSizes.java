package dev.tandem.engine.internal.map;

/// Chooses how many items of a map travel together: many when they are quick, few when they are slow or
/// when the end is near, so that no call is paid for each item and no worker waits for another's long tail.
///
/// Starts with single items and multiplies as long as chunks return quickly. Not thread-safe.
final class ChunkSizes {
    private static final double TARGET_SECONDS = 0.005;
    /// Near the end, too, nothing shorter is worth a call of its own.
    private static final double SHORTEST_SECONDS = 0.0001;
    private static final int GROWTH = 32;
    private static final int MOST = 1 << 20;
    /// Sizes are chosen by the items before, and these may turn out slower.
    private static final long LONGEST_NANOS = 50_000_000;
    /// Each worker has its next chunk already; several when chunks of a size that was asked for are so
    /// quick that it would wait nevertheless.
    private static final int FEWEST_AHEAD = 2;
    private static final int MOST_AHEAD = 16;
    private static final long AHEAD_NANOS = 200_000;

    private final int fixed;
    private final int workers;
    private int current = 1;
    private int shortest = 1;
    private int ahead = FEWEST_AHEAD;

    /// @param fixed the user's choice; 0 to choose here
    ChunkSizes(int fixed, int workers) {
        this.fixed = fixed;
        this.workers = workers;
    }

    int next(int remaining) {
        if (fixed > 0) {
            return Math.min(fixed, remaining);
        }
        int fair = Math.ceilDiv(remaining, 2 * workers);
        return Math.min(current, Math.min(remaining, Math.max(fair, shortest)));
    }

    /// Whether the user has chosen the size.
    boolean isFixed() {
        return fixed > 0;
    }

    /// How many chunks a worker may have.
    int ahead() {
        return ahead;
    }

    /// How many nanoseconds a chunk may take before what is left of it is dealt anew; a size that was asked for is kept.
    long longest() {
        return fixed > 0 ? Long.MAX_VALUE : LONGEST_NANOS;
    }

    /// @param nanos how long the items took to compute; the way there and back would hide that they are small
    void returned(int items, long nanos) {
        if (fixed > 0) {
            ahead = Math.clamp(AHEAD_NANOS / Math.max(1, nanos), FEWEST_AHEAD, MOST_AHEAD);
        }
        double perItem = Math.max(nanos / 1e9 / items, 1e-9);
        current = (int) Math.clamp((long) (TARGET_SECONDS / perItem), 1, Math.min((long) current * GROWTH, MOST));
        shortest = Math.clamp((long) (SHORTEST_SECONDS / perItem), 1, current);
    }
}
