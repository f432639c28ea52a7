package dev.tandem.engine.pool;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// An argument of a call: an immutable object that has been pushed is not sent again.
///
/// @param value what is sent with the call, or null
/// @param handle of what is on the workers, for as long as the call takes, or null
record Argument<A>(A value, RemoteObject<A> handle) implements AutoCloseable {
    A get() {
        return handle == null ? value : handle.get();
    }

    /// Keeps it on the workers until the future is completed.
    ///
    /// @param begin begins a call that uses it
    <T> CompletableFuture<T> during(Supplier<CompletableFuture<T>> begin) {
        try {
            CompletableFuture<T> call = begin.get();
            call.whenComplete((_, _) -> close());
            return call;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            handle.remove();
        }
    }
}
