package dev.tandem.engine.internal.relay.traffic;

/// What carries messages to the other side of a relay. Thread-safe; nothing waits.
public interface Road {
    /// @return false when the message goes nowhere
    boolean send(int kind, long id, byte[]... parts);

    /// How many bytes of data have not been taken.
    long pending();

    boolean closed();

    void close();
}
