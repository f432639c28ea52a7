package dev.tandem.engine.pool;

/// An argument of a call: an immutable object that has been pushed is not sent again.
///
/// @param value what is sent with the call, or null
/// @param handle of what is on the workers, for as long as the call takes, or null
record Argument<A>(A value, RemoteObject<A> handle) implements AutoCloseable {
    A get() {
        return handle == null ? value : handle.get();
    }

    @Override
    public void close() {
        if (handle != null) {
            handle.remove();
        }
    }
}
