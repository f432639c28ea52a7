package dev.tandem.engine.internal.wire;

/// Where a segment is that the following messages name.
///
/// @param segment by which the owner of the memory knows it
/// @param path where it can be opened
public record Room(long segment, String path) {
    public byte[] encode() {
        return new Encoder().putLong(segment).putString(path).toBytes();
    }

    public static Room decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Room(in.getLong(), in.getString());
    }
}
