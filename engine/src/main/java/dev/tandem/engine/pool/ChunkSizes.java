package dev.tandem.engine.pool;

/// Chooses how many items of a map travel together: many when they are quick, few when they are slow or
/// when the end is near, so that no call is paid for each item and no worker waits for another's long tail.
///
/// Starts with single items and multiplies as long as chunks return quickly. Not thread-safe.
final class ChunkSizes {
    private static final double TARGET_SECONDS = 0.005;
    private static final int GROWTH = 8;

    private final int fixed;
    private final int workers;
    private int current = 1;

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
        return Math.clamp(current, 1, fair);
    }

    /// @param nanos how long the items took to compute; the way there and back would hide that they are small
    void returned(int items, long nanos) {
        double perItem = nanos / 1e9 / items;
        long wanted = (long) Math.min(TARGET_SECONDS / Math.max(perItem, 1e-9), 1 << 20);
        current = (int) Math.clamp(wanted, 1, (long) current * GROWTH);
    }
}
