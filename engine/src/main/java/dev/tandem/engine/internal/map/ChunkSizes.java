package dev.tandem.engine.internal.map;

import java.util.concurrent.atomic.AtomicLong;

/// Chooses how many items of a map travel together: many when they are quick, few when they are slow or
/// when the end is near, so that no call is paid for each item and no worker waits for another's long tail.
///
/// Starts with single items and multiplies as long as chunks return quickly; with numbers it starts where the last map of the
/// same function ended, since chunks that turn out slower are given back. Not thread-safe.
final class ChunkSizes {
    private static final long TARGET_NANOS = 5_000_000;
    /// Near the end, too, nothing shorter is worth a call of its own.
    private static final long SHORTEST_NANOS = 250_000;
    private static final int GROWTH = 32;
    private static final int MOST = 1 << 20;
    /// Sizes are chosen by the items before, and these may turn out slower.
    private static final long LONGEST_NANOS = 50_000_000;
    /// Each worker has its next chunk already; several when chunks of a size that was asked for are so
    /// quick that it would wait nevertheless. Some of these travel together, as long as none of them is slow.
    private static final int FEWEST_AHEAD = 2;
    private static final int MOST_AHEAD = 16;
    private static final int MOST_TOGETHER = 8;
    private static final long AHEAD_NANOS = 200_000;

    /// What an item took in the last map by a function of a class, in nanoseconds; 0 when there was none.
    private static final ClassValue<AtomicLong> KNOWN = new ClassValue<>() {
        @Override
        protected AtomicLong computeValue(Class<?> function) {
            return new AtomicLong();
        }
    };

    private final int fixed;
    private final int workers;
    private final int mostTogether;
    private final AtomicLong known;
    private int current = 1;
    private int shortest = 1;
    /// So many for each worker, and all have the same.
    private int most;
    private int ahead = FEWEST_AHEAD;
    private int together = 1;

    /// @param fixed the user's choice; 0 to choose here
    /// @param function the class of the user's function when its pace may be relied on, or null
    /// @param groups whether chunks of the user's size may travel together
    ChunkSizes(int fixed, int workers, boolean groups, Class<?> function) {
        this.mostTogether = groups ? MOST_TOGETHER : 1;
        this.fixed = fixed;
        this.workers = workers;
        this.known = function == null ? new AtomicLong() : KNOWN.get(function);
        if (known.get() > 0) {
            choose(known.get(), MOST);
        }
    }

    int next(int remaining) {
        if (fixed > 0) {
            int chunks = Math.clamp(remaining / fixed / (2 * workers), 1, together);
            return (int) Math.min((long) chunks * fixed, remaining);
        }
        most = Math.max(most, Math.ceilDiv(remaining, workers));
        int fair = Math.ceilDiv(remaining, 2 * workers);
        return Math.min(current, Math.min(remaining, Math.max(fair, Math.min(shortest, most))));
    }

    /// Whether the user has chosen the size.
    boolean isFixed() {
        return fixed > 0;
    }

    /// How many items are never divided.
    int unit() {
        return Math.max(1, fixed);
    }

    /// How many chunks a worker may have.
    int ahead() {
        return ahead;
    }

    /// How many nanoseconds a chunk may take before what is left of it is dealt anew; one of a size that was asked for is not divided.
    long longest(int items) {
        return fixed == 0 ? LONGEST_NANOS : items > fixed ? AHEAD_NANOS : Long.MAX_VALUE;
    }

    /// @param nanos how long the items took to compute; the way there and back would hide that they are small
    void returned(int items, long nanos) {
        if (fixed > 0) {
            long chunk = Math.max(1, nanos * fixed / Math.max(items, fixed));
            together = Math.clamp(AHEAD_NANOS / FEWEST_AHEAD / chunk, 1, mostTogether);
            ahead = Math.clamp(AHEAD_NANOS / (chunk * together), FEWEST_AHEAD, MOST_AHEAD / together);
            return;
        }
        long perItem = Math.max(1, nanos / items);
        known.setPlain(perItem);
        choose(perItem, (int) Math.min((long) current * GROWTH, MOST));
    }

    private void choose(long perItem, int most) {
        current = Math.clamp(TARGET_NANOS / perItem, 1, most);
        shortest = Math.clamp(SHORTEST_NANOS / perItem, 1, current);
    }
}
