package dev.tandem.engine.internal.wire;

/// What a worker says of itself when asked.
///
/// @param heap bytes of its heap in use, or -1 when unknown
public record Status(long heap) {
    public static final Status UNKNOWN = new Status(-1);

    /// What this process says.
    public static Status here() {
        Runtime runtime = Runtime.getRuntime();
        return new Status(runtime.totalMemory() - runtime.freeMemory());
    }

    public byte[] encode() {
        return new Encoder().putLong(heap).toBytes();
    }

    public static Status decode(byte[] message) {
        return new Status(new Decoder(message).getLong());
    }
}
