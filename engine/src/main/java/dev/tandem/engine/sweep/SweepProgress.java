package dev.tandem.engine.sweep;

import java.time.Duration;
import java.util.List;

/// How far a sweep has come.
///
/// @param total the number of rows
/// @param done the rows that are finished, failed ones included
/// @param failed the rows that failed
/// @param elapsed the time since it started, pauses left out
/// @param detail what else can be told
public record SweepProgress(int total, int done, int failed, Duration elapsed, Detail detail) {
    private static final double NANOS = 1e9;

    /// More about a sweep that goes on.
    ///
    /// @param before how many of the rows that are done come from an earlier run
    /// @param isPaused whether no further rows are begun
    /// @param variation how much the times of rows differ: their standard deviation by their mean
    /// @param workers what each worker has done
    public record Detail(int before, boolean isPaused, double variation, List<WorkerShare> workers) {
        static final Detail NONE = new Detail(0, false, 0, List.of());
    }

    /// What one worker has done.
    ///
    /// @param busy how long it computed rows that are finished
    public record WorkerShare(int worker, int done, int failed, Duration busy) {}

    public SweepProgress(int total, int done, int failed, Duration elapsed) {
        this(total, done, failed, elapsed, Detail.NONE);
    }

    /// Rows finished per second; 0 before the first.
    public double rate() {
        double seconds = elapsed.toNanos() / NANOS;
        return fresh() == 0 || seconds == 0 ? 0 : fresh() / seconds;
    }

    private int fresh() {
        return done - detail.before();
    }

    /// The time that the rest will take if it goes on like this; zero when nothing can be said yet.
    public Duration remaining() {
        return fresh() == 0 ? Duration.ZERO : Duration.ofNanos((long) ((double) elapsed.toNanos() / fresh() * (total - done)));
    }

    /// How far [#remaining()] may be wrong: one standard deviation, from how much the times of rows differ so far. It
    /// knows nothing of rows that will be unlike those before.
    public Duration uncertainty() {
        int rest = total - done;
        if (fresh() == 0 || rest == 0) {
            return Duration.ZERO;
        }
        // The mean of what is done is uncertain, and so is the sum of what is left.
        double relative = detail.variation() * Math.sqrt(1.0 / fresh() + 1.0 / rest);
        return Duration.ofNanos((long) (remaining().toNanos() * relative));
    }
}
