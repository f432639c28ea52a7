package dev.tandem.engine.internal.wire;

/// The answer to a worker that asked for room.
///
/// @param segment the name of the segment, or empty
/// @param refusal why there is none, or empty
public record Loan(String segment, String refusal) {
    /// The question: room for so many bytes.
    public static byte[] ask(long bytes) {
        return new Encoder().putLong(bytes).toBytes();
    }

    /// What was asked.
    public static long asked(byte[] message) {
        return new Decoder(message).getLong();
    }

    public byte[] encode() {
        return new Encoder().putString(segment).putString(refusal).toBytes();
    }

    public static Loan decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Loan(in.getString(), in.getString());
    }
}
