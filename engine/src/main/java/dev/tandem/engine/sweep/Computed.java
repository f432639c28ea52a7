package dev.tandem.engine.sweep;

import dev.tandem.engine.internal.worker.TravellingError;

/// What became of a point on its worker.
///
/// @param numbers the outputs that are numbers, or null when the point failed or was skipped
/// @param others the outputs that are arrays and texts, or null
/// @param error what was thrown, or null
/// @param isFatal whether the sweep itself is wrong, so that every point would fail
record Computed(double[] numbers, Object[] others, Throwable error, boolean isFatal, int attempts, long nanos) {
    /// Fit to leave its worker, which costs more than many a point: only for the last attempt.
    Computed travelling() {
        return error == null ? this : new Computed(numbers, others, TravellingError.of(error), isFatal, attempts, nanos);
    }

    boolean wasSkipped() {
        return error == null && numbers == null;
    }

    RowStatus status() {
        return error != null ? RowStatus.FAILED : numbers == null ? RowStatus.SKIPPED : RowStatus.DONE;
    }
}
