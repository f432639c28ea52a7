package dev.tandem.cluster.carrier;

/// Messages of one lane from one member to another arrive in their order; those of different lanes may pass each other.
public enum Lane {
    /// Short messages that must get through whatever else is said.
    CONTROL,
    /// All others.
    DATA
}
