package dev.tandem.engine.internal.relay;

/// What carries messages to the other side of a relay. Thread-safe; nothing waits.
interface Road {
    /// @return false when the message goes nowhere
    boolean send(int kind, long id, byte[]... parts);

    /// How many bytes of data have not been taken.
    long pending();

    boolean closed();

    void close();
}
