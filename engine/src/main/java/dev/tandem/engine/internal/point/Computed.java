package dev.tandem.engine.internal.point;

import dev.tandem.engine.sweep.store.RowStatus;

/// What became of a point on its worker; of neighbouring ones see [ComputedRows].
///
/// @param numbers the outputs that are numbers, or null when the point failed or was skipped
/// @param others the outputs that are arrays and texts, or null
/// @param error what was thrown, or null
/// @param isFatal whether the sweep itself is wrong, so that every point would fail
public record Computed(double[] numbers, Object[] others, Throwable error, boolean isFatal, int attempts, long nanos) {
    public RowStatus status() {
        return error != null ? RowStatus.FAILED : numbers == null ? RowStatus.SKIPPED : RowStatus.DONE;
    }
}
