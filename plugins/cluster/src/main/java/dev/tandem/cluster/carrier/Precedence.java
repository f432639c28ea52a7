package dev.tandem.cluster.carrier;

/// Which messages may pass which: those of the same precedence from one member to another arrive in their order, those of different ones
/// may pass each other.
public enum Precedence {
    /// Short messages that must get through whatever else is said.
    CONTROL,
    /// All others.
    DATA
}
