package dev.tandem.engine.internal.relay.traffic;

/// What all lanes of one side have under way together, so that the memory of a relay does not depend on how many groups use it.
/// Guarded by the [Traffic] that it belongs to.
final class Budget {
    /// Of calls without an answer, in bytes; a lane that has none may always send one.
    private static final long CALLS = 32 << 20;

    private long calls;
    private long waiting;
    /// Whether a call has to wait for others to be answered.
    private boolean isWanted;

    /// Whether a further call of this length may be sent.
    boolean allows(long bytes) {
        boolean allowed = calls + bytes <= CALLS;
        isWanted |= !allowed;
        return allowed;
    }

    void called(long bytes) {
        calls += bytes;
    }

    /// @return whether calls of other lanes may go on
    boolean answered(long bytes) {
        calls -= bytes;
        boolean mayGoOn = isWanted;
        isWanted = false;
        return mayGoOn;
    }

    /// More waits in some lane, or less.
    void waits(long bytes) {
        waiting += bytes;
    }

    /// How many bytes wait in all lanes, without the segments.
    long waiting() {
        return waiting;
    }
}
