package dev.tandem.engine.internal.wire;

import dev.tandem.engine.internal.memory.SegmentName;
import java.util.List;

/// What a task says before its answer: the body of a [Messages#TELL]. Whoever passes it on reads only what precedes the parcel.
///
/// @param read how many of the notes to its call it is done with
/// @param named the segments lent for its call that the message names, which are whole by now
/// @param parcel the message
public record Telling(int read, List<SegmentName.Use> named, Parcel parcel) {
    /// The part that precedes the parcel.
    public static byte[] head(int read, List<SegmentName.Use> named) {
        Encoder out = new Encoder().putInt(read).putInt(named.size());
        named.forEach(use -> out.putLong(use.id()).putLong(use.generation()));
        return out.toBytes();
    }

    /// Without the message.
    public static Telling headOf(byte[] message) {
        return head(new Decoder(message));
    }

    public static Telling decode(byte[] message) {
        Decoder in = new Decoder(message);
        Telling head = head(in);
        return new Telling(head.read, head.named, Parcel.decode(in));
    }

    private static Telling head(Decoder in) {
        return new Telling(in.getInt(), in.getUses(), null);
    }
}
