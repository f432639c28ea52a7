package dev.tandem.engine.sweep.point;

/// What of a [ModelVariable] the samples of a parameter set; see [Point#set].
public enum SetMode {
    /// Its value, which is fixed thereby.
    VALUE,
    LOWER_BOUND,
    UPPER_BOUND,
    /// Whether it is fixed: 0 is free.
    FIXED_STATE
}
