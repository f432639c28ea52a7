package dev.tandem.engine.internal.pool;

/// What those who look on are told of a call beside its label.
///
/// @param repeated whether it will be made again when its worker is lost
/// @param items how many items travel together
/// @param retryOf the call that was lost with its worker and is repeated by this one, or 0
public record Attempt(boolean repeated, int items, long retryOf) {
    /// Of a call that stands for itself.
    public static final Attempt ONLY = new Attempt(false, 1, 0);
}
