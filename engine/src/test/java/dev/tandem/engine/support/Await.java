package dev.tandem.engine.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for conditions that nothing announces.
public final class Await {
    private static final long PAUSE = 2_000_000;

    private Await() {}

    /// @throws AssertionError when the condition does not hold in time
    public static void until(String what, Duration longest, BooleanSupplier condition) {
        until(() -> what, longest, condition);
    }

    /// As above.
    ///
    /// @param what told as it is when the time is over
    public static void until(Supplier<String> what, Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: condition=" + what.get() + ", deadline=" + longest);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// As above, with a deadline that a machine with much else to do does not miss.
    public static void until(String what, BooleanSupplier condition) {
        until(what, Duration.ofSeconds(60), condition);
    }
}
