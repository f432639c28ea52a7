package dev.tandem.engine.sweep;

import dev.tandem.engine.sweep.SweepProgress.WorkerShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts what a run of a sweep has done, and how quickly. Thread-safe.
final class Pace {
    private static final double NANOS = 1e9;

    /// All guarded by this.
    private final List<WorkerShare> workers = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int total;
    private int before;
    private int done;
    private int failed;
    private long pausedSince = -1;
    private long paused;
    private double mean;
    private double squares;

    Pace(int total) {
        this.total = total;
    }

    synchronized void total(int rows) {
        total = rows;
    }

    /// Notes a row that an earlier run has finished.
    synchronized void finishedBefore(boolean hasFailed) {
        before++;
        done++;
        failed += hasFailed ? 1 : 0;
    }

    /// Notes rows of one worker.
    ///
    /// @param times how long each of some rows took
    /// @param failures how many of these rows failed
    synchronized void finished(int worker, long[] times, int failures) {
        long sum = 0;
        for (long nanos : times) {
            sum += nanos;
        }
        // Means and squares of both groups together, as by Chan, Golub and LeVeque (1979).
        int known = done - before;
        done += times.length;
        double own = times.length == 0 ? mean : sum / NANOS / times.length;
        for (long nanos : times) {
            double away = nanos / NANOS - own;
            squares += away * away;
        }
        double apart = own - mean;
        double part = times.length == 0 ? 0 : (double) times.length / (known + times.length);
        mean += apart * part;
        squares += apart * apart * known * part;
        failed += failures;
        while (workers.size() <= worker) {
            workers.add(new WorkerShare(workers.size(), 0, 0, Duration.ZERO));
        }
        WorkerShare share = workers.get(worker);
        workers.set(worker, new WorkerShare(worker, share.done() + times.length, share.failed() + failures, share.busy().plusNanos(sum)));
    }

    synchronized void paused(boolean isPaused) {
        if (isPaused == (pausedSince < 0)) {
            long now = System.nanoTime() - begin;
            paused += isPaused ? 0 : now - pausedSince;
            pausedSince = isPaused ? now : -1;
        }
    }

    synchronized SweepProgress progress() {
        long now = pausedSince >= 0 ? pausedSince : System.nanoTime() - begin;
        int fresh = done - before;
        double variation = fresh < 2 || mean == 0 ? 0 : Math.sqrt(squares / (fresh - 1)) / mean;
        return new SweepProgress(total, done, failed, Duration.ofNanos(now - paused),
                new SweepProgress.Detail(before, pausedSince >= 0, variation, List.copyOf(workers)));
    }
}
