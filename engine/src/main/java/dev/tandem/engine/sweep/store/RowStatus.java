package dev.tandem.engine.sweep.store;

/// What became of a row. `MISSING -> DONE | FAILED | SKIPPED`, once, when its point is finished.
public enum RowStatus {
    /// Not computed: the sweep was cancelled, or is not over.
    MISSING,
    DONE,
    /// Its outputs are NaN, and an error says why.
    FAILED,
    /// The probe did not want it; its outputs are NaN.
    SKIPPED
}
