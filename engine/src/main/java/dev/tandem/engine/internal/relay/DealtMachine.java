package dev.tandem.engine.internal.relay;

/// One of several machines that take workers, as long as it is there. Thread-safe.
public interface DealtMachine {
    /// What says that it is the same one, as long as it is there.
    Object key();

    /// What [dev.tandem.engine.worker.Worker#host()] says there.
    String host();

    /// For how many workers it has room, at least one.
    int offered();

    /// How many it has of others, as far as that is known.
    int others();

    Access access();
}
