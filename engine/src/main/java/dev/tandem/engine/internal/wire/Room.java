package dev.tandem.engine.internal.wire;

/// Where a segment is that the following messages name.
///
/// @param generation the use that they mean, or -1 for all
/// @param segment by which the owner of the memory knows it
/// @param path where it can be opened
public record Room(long generation, long segment, String path) {
    public byte[] encode() {
        return new Encoder().putLong(generation).putLong(segment).putString(path).toBytes();
    }

    public static Room decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Room(in.getLong(), in.getLong(), in.getString());
    }
}
