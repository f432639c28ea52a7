package dev.tandem.engine.internal.table;

import java.math.BigInteger;
import java.util.Locale;

/// Refuses tables and samples that the memory of this process cannot hold, before anything of them is made.
public final class TableLimits {
    /// Of a row beside its parameters: what is noted of it, its place among the items of a map, and its answer.
    private static final long ROW = 150;
    private static final long GIBIBYTE = 1L << 30;

    private TableLimits() {}

    /// @throws IllegalArgumentException when there are more points than a table can have rows, or than the memory can hold
    public static void requireRows(BigInteger points, int parameters) {
        if (points.bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException("too many points: points=" + points + ", limit=" + Integer.MAX_VALUE);
        }
        require("points", points.longValue(), ROW + (long) parameters * Double.BYTES);
    }

    /// @throws IllegalArgumentException when the memory cannot hold so many numbers
    public static void requireSamples(int count) {
        require("samples", count, Double.BYTES);
    }

    private static void require(String what, long count, long bytesEach) {
        long memory = Runtime.getRuntime().maxMemory();
        if (count > memory / bytesEach) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "too many %s for the memory: %s=%d, needed=%.1f GiB, memory=%.1f GiB",
                    what, what, count, (double) count * bytesEach / GIBIBYTE, (double) memory / GIBIBYTE));
        }
    }
}
