package dev.tandem.engine.pool;

/// A handle of an object that lives on the workers of a pool.
///
/// A function that captures the handle, or gets it as an argument, calls [#get()] on its worker and has that
/// worker's own copy: it persists between calls, and changes to it are seen on that worker only. A worker that
/// replaces a lost one has what was pushed, without later changes. Objects that cannot change ([Immutable]) are on
/// each worker once for all their handles. Thread-safe. May outlive its pool.
public interface RemoteObject<T> extends AutoCloseable {
    /// The worker's own copy.
    ///
    /// @throws dev.tandem.engine.TandemException when called where no worker runs
    /// @throws dev.tandem.engine.ClosedException when the object was removed
    T get();

    /// Replaces the worker's own copy, for later calls, too.
    ///
    /// @throws dev.tandem.engine.TandemException when called where no worker runs, or when the object is immutable and
    ///     so belongs to all of its handles
    /// @throws dev.tandem.engine.ClosedException when the object was removed
    void set(T value);

    /// Removes the object from all workers, an immutable one with the last of its handles; harmless when done before
    /// or when the pool is gone.
    void remove();

    /// Whether it was removed.
    boolean removed();

    /// The same as [#remove()].
    @Override
    default void close() {
        remove();
    }
}
