package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.shipment.Shipment;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Encodes until all that was captured is of one moment, while other threads may go on changing it.
///
/// Variables are read again after all was written, and where they hold more than numbers and texts everything is
/// written again: what is twice the same was so at the time between.
final class OneMoment {
    private static final int ATTEMPTS = 40;
    private static final long FIRST_PAUSE_NANOS = 2_000;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000;
    /// Longer ones are written again only where the caller is not the thread that evaluates what was typed.
    private static final int CHEAP = 64 * 1024;

    private OneMoment() {}

    /// @param packing an attempt
    /// @throws CannotShipException when it cannot travel, or never rests
    static Shipment ship(Supplier<Packing> packing) {
        String restless = null;
        RuntimeException unreadable = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(Math.min(FIRST_PAUSE_NANOS << attempt, LONGEST_PAUSE_NANOS));
            }
            try {
                Packing first = packing.get();
                restless = changed(first, packing);
                if (restless == null) {
                    return first.shipment();
                }
            } catch (Packing.Unreadable e) {
                unreadable = new CannotShipException(e.getMessage(), e.getCause());
                if (!mayPass(e.getCause())) {
                    throw unreadable;
                }
            }
        }
        throw restless == null ? unreadable : new CannotShipException(
                "kept changing while it was captured; change it in the thread that calls, or between calls: variable="
                        + restless);
    }

    private static String changed(Packing first, Supplier<Packing> packing) {
        if (!first.hasParts()) {
            return null;
        }
        String reassigned = first.reassigned();
        if (reassigned != null || !first.holdsValues() || first.size() > CHEAP && !first.isElsewhere()) {
            return reassigned;
        }
        return first.difference(packing.get());
    }

    /// Whether an exception is of the kind that collections throw when they are changed while they are read.
    private static boolean mayPass(Throwable cause) {
        return cause instanceof java.util.ConcurrentModificationException || cause instanceof IndexOutOfBoundsException
                || cause instanceof NullPointerException || cause instanceof java.util.NoSuchElementException;
    }
}
