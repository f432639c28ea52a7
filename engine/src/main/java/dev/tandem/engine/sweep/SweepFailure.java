package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;

/// Why the outputs of a row are NaN.
///
/// @param row the index of the row
/// @param error a `TaskFailedException` with what was thrown as its cause, or a `WorkerLostException`. Of very many failures
///     only the first to come keep their causes with their stacks; messages tell them all the same
public record SweepFailure(int row, TandemException error) {
    /// They take some kilobytes each.
    static final int MOST_CAUSES = 10_000;
}
