package dev.tandem.engine.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/// Watches calls that are wanted together: when one fails the others are given up at once, so that whoever waits for any
/// of them hears of it also while another one has no end. Thread-safe.
public final class FirstFailure {
    private static final int NONE = -1;

    private final AtomicInteger failing = new AtomicInteger(NONE);

    private FirstFailure() {}

    /// @param calls to be watched from now on; those that have failed already count
    /// @param fails whether a value, or what was thrown instead of it, is a failure that ends the others
    /// @param giveUp runs once, on the thread that brings the first failure; it must end all other calls, and not wait
    public static FirstFailure among(List<CompletableFuture<Object>> calls, BiPredicate<Object, Throwable> fails, Runnable giveUp) {
        FirstFailure watch = new FirstFailure();
        for (int i = 0; i < calls.size(); i++) {
            int number = i;
            // Unlike whenComplete, this leaves receiving the answer to the waiting thread, which is quicker.
            calls.get(i).handle((value, error) -> {
                if (fails.test(value, error) && watch.failing.compareAndSet(NONE, number)) {
                    giveUp.run();
                }
                return null;
            });
        }
        return watch;
    }

    /// As [#among(List, Predicate, Runnable)], where whatever is thrown is a failure.
    public static FirstFailure among(List<CompletableFuture<Object>> calls, Runnable giveUp) {
        return among(calls, (value, error) -> error != null, giveUp);
    }

    public boolean happened() {
        return failing.get() != NONE;
    }

    /// Which call failed first, or -1.
    public int number() {
        return failing.get();
    }
}
