package dev.tandem.engine.internal.wire;

/// What a worker says of a call at the beginning of its answer: how long it took for what, in nanoseconds by its own clock, so that
/// hosts need no common time. Immutable.
///
/// @param waited from the arrival of the call until it began, behind others
/// @param decoding until task and arguments were read
/// @param computing until the task had returned or thrown
/// @param encoding until its value was encoded
/// @param shared bytes of the value that lie in shared memory, not in the answer
public record Timing(long waited, long decoding, long computing, long encoding, long shared) {
    /// Of a call that did not begin.
    public static final Timing NONE = new Timing(0, 0, 0, 0, 0);

    /// How long the worker had the call.
    public long total() {
        return waited + decoding + computing + encoding;
    }

    /// What an answer begins with.
    public static Timing of(byte[] answer) {
        return decode(new Decoder(answer));
    }

    void encode(Encoder out) {
        out.putLong(waited).putLong(decoding).putLong(computing).putLong(encoding).putLong(shared);
    }

    static Timing decode(Decoder in) {
        return new Timing(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
