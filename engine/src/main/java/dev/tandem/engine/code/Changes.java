package dev.tandem.engine.code;

import java.util.concurrent.atomic.AtomicLong;

/// Counts how often something was typed, defined or linked anew, after which what is known of code need not hold any longer.
/// Thread-safe.
final class Changes {
    private static final AtomicLong COUNT = new AtomicLong();

    private Changes() {}

    static long count() {
        return COUNT.get();
    }

    static void note() {
        COUNT.incrementAndGet();
    }
}
