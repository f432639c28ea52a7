package dev.tandem.engine.log;

import java.time.Duration;

/// How much is kept on disk.
///
/// @param segment bytes of a file, about
/// @param run bytes of one run, of which the oldest files go first
/// @param runs how many runs that are over
/// @param age how long
/// @param all bytes of all runs that are over
record LogLimits(long segment, long run, int runs, Duration age, long all) {
    private static final long MEGABYTE = 1 << 20;

    static final LogLimits STANDARD = new LogLimits(8 * MEGABYTE, 256 * MEGABYTE, 50, Duration.ofDays(30), 1024 * MEGABYTE);
}
