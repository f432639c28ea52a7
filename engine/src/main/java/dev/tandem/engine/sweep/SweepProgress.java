package dev.tandem.engine.sweep;

import java.time.Duration;

/// How far a sweep has come.
///
/// @param total the number of rows
/// @param done the rows that are finished, failed ones included
/// @param failed the rows that failed
/// @param elapsed the time since it started
public record SweepProgress(int total, int done, int failed, Duration elapsed) {
    private static final double NANOS = 1e9;

    /// Rows finished per second; 0 before the first.
    public double rate() {
        double seconds = elapsed.toNanos() / NANOS;
        return done == 0 || seconds == 0 ? 0 : done / seconds;
    }

    /// The time that the rest will take if it goes on like this; zero when nothing can be said yet.
    public Duration remaining() {
        return done == 0 ? Duration.ZERO : Duration.ofNanos((long) ((double) elapsed.toNanos() / done * (total - done)));
    }
}
