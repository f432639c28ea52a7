package dev.tandem.engine.operator;

import dev.tandem.engine.internal.memory.SegmentName;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What one operator gets of an argument, or writes of a result: where it lies in shared memory, or the elements.
///
/// @param segment null when the elements are in the message
/// @param stretches in bytes of the segment; null without one
/// @param elements null when they are in a segment; empty for a result that the answer is to bring
record Portion(SegmentName segment, Stretches stretches, byte[] elements) {
    private static final byte[] NONE = {};
    /// For a result that comes with the answer.
    static final Portion BY_ANSWER = inside(NONE);

    static Portion inside(byte[] elements) {
        return new Portion(null, null, elements);
    }

    boolean isShared() {
        return segment != null;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(isShared());
        if (!isShared()) {
            out.writeInt(elements.length);
            out.write(elements);
            return;
        }
        out.writeUTF(segment.text());
        out.writeInt(stretches.bounds().length);
        for (long bound : stretches.bounds()) {
            out.writeLong(bound);
        }
    }

    static Portion read(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return inside(in.readNBytes(in.readInt()));
        }
        SegmentName segment = SegmentName.parse(in.readUTF());
        long[] bounds = new long[in.readInt()];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = in.readLong();
        }
        return new Portion(segment, new Stretches(bounds), null);
    }
}
