package dev.tandem.engine.internal.code.form;

import java.util.concurrent.atomic.AtomicLong;

/// Counts how often something was typed, defined or linked anew, after which what is known of code need not hold any longer.
/// Thread-safe.
public final class Changes {
    private static final AtomicLong COUNT = new AtomicLong();

    private Changes() {}

    public static long count() {
        return COUNT.get();
    }

    public static void note() {
        COUNT.incrementAndGet();
    }
}
