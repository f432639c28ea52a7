package dev.tandem.engine.internal.wire;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Whether a thread that waits for a peer looks at the socket for a moment before it sleeps: being woken takes longer than many calls. It
/// does so only while what came lately came that fast, and as long as it may; so waiting costs no processor beyond that moment.
///
/// Used by whoever has the turn to read a connection; see [Turns].
final class Glances {
    /// The longest moment, in ns.
    static final long LONGEST = 50_000;
    /// Waits of less than this, in ns, would end within a moment without the time that it takes to be woken.
    private static final long FAST = 2 * LONGEST;
    private static final int MOST_TRUST = 16;
    /// What one slow wait costs of the trust that each fast one adds one to.
    private static final int LOSS = 4;

    private final LongSupplier clock;
    /// Whether anybody may look at present; written by whoever opens the connection.
    private volatile BooleanSupplier allowed = () -> false;
    private int trust;
    private boolean looking;
    private long begun;

    /// @param clock in ns
    Glances(LongSupplier clock) {
        this.clock = clock;
    }

    void allow(BooleanSupplier whenever) {
        allowed = whenever;
    }

    /// Somebody begins to wait.
    void begin() {
        begun = clock.getAsLong();
        looking = trust > 0 && allowed.getAsBoolean();
    }

    /// Whether to look once more, instead of sleeping.
    boolean isDue() {
        looking = looking && clock.getAsLong() - begun < LONGEST;
        return looking;
    }

    /// Somebody waits no more.
    void end() {
        looking = false;
        trust = clock.getAsLong() - begun < FAST ? Math.min(MOST_TRUST, trust + 1) : Math.max(0, trust - LOSS);
    }
}
