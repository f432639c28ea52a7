package dev.tandem.engine.internal.wire;

/// Receives what arrives on a [Connection]. Called by the connection's I/O thread only, so it must
/// return soon; what it throws closes the connection.
public interface FrameHandler {
    void frame(int kind, long id, byte[] payload);

    /// The last call: nothing arrives any more.
    ///
    /// @param reason what went wrong, or null when either side closed in good order
    void closed(Throwable reason);
}
