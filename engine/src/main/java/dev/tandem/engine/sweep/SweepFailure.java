package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;

/// Why the outputs of a row are NaN.
///
/// @param row the index of the row
/// @param error a `TaskFailedException` with what was thrown as its cause, or a `WorkerLostException`
public record SweepFailure(int row, TandemException error) {}
