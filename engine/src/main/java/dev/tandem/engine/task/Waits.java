package dev.tandem.engine.task;

import dev.tandem.engine.CallInterruptedException;
import java.time.Duration;

/// Waiting on behalf of the user's threads.
final class Waits {
    private Waits() {}

    /// Something that waits.
    @FunctionalInterface
    interface Waiting<V> {
        V run() throws InterruptedException;
    }

    /// @throws CallInterruptedException at once when the calling thread is interrupted; the flag is set again
    static <V> V interruptible(String what, String pool, Waiting<V> waiting) {
        try {
            return waiting.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: call=" + what + ", pool=" + pool, e);
        }
    }

    /// Of a time that may be too long to count.
    static long nanos(Duration timeout) {
        return timeout.compareTo(Duration.ofNanos(TaskDispatch.FOR_EVER)) >= 0 ? TaskDispatch.FOR_EVER : timeout.toNanos();
    }
}
