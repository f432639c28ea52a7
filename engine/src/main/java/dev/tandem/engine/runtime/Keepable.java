package dev.tandem.engine.runtime;

/// What one run of a script opens and can leave to the next; see [Belongings].
public interface Keepable {
    /// Has it live on when what else the run has opened is ended. Harmless when done before, and where no run is followed by
    /// another.
    ///
    /// @throws dev.tandem.engine.ClosedException when it has ended already
    void keep();
}
