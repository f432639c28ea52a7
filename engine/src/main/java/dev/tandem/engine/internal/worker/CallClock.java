package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.wire.Timing;

/// Looks at the clock while the task thread works on one call. Used by that thread.
final class CallClock {
    private final long arrived;
    private final long begun = System.nanoTime();
    /// 0 before.
    private long decoded;
    private long ended;

    CallClock(long arrived) {
        this.arrived = arrived;
    }

    void decoded() {
        decoded = System.nanoTime();
    }

    void ended() {
        ended = System.nanoTime();
    }

    /// When the answer is encoded.
    ///
    /// @param shared how much of it lies in shared memory, in bytes
    Timing timing(long shared) {
        long now = System.nanoTime();
        long read = decoded == 0 ? now : decoded;
        long returned = ended == 0 ? now : ended;
        return new Timing(begun - arrived, read - begun, returned - read, now - returned, shared);
    }
}
