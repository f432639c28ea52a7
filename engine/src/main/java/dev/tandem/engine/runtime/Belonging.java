package dev.tandem.engine.runtime;

/// Something without worker processes, such as a pool of threads, that is ended together with all else that a run of a
/// script has opened; see [Belongings].
public interface Belonging extends AutoCloseable {
    String name();

    /// How many workers it has.
    int size();

    boolean closed();

    /// Ends it, in a short time.
    @Override
    void close();
}
