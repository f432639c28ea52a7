package dev.tandem.engine.internal.relay.traffic;

/// A road that is never full and never closed; what becomes of messages is up to the test.
public interface OpenRoad extends Road {
    @Override
    default long pending() {
        return 0;
    }

    @Override
    default boolean closed() {
        return false;
    }

    @Override
    default void close() {}
}
