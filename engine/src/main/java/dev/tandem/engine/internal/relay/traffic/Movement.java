package dev.tandem.engine.internal.relay.traffic;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One segment on its way to the other side. Guarded by its [Traffic].
final class Movement {
    static final int PIECE = 256 << 10;

    private final SegmentName name;
    private final Hold hold;
    private long moved;
    private String refusal;

    Movement(SegmentName name, Hold hold) {
        this.name = name;
        this.hold = hold;
    }

    SegmentName name() {
        return name;
    }

    /// What keeps the segment; closed once all is moved.
    Hold hold() {
        return hold;
    }

    /// How much has been sent.
    long moved() {
        return moved;
    }

    /// The next piece; moves on.
    byte[] next() {
        byte[] piece = new byte[(int) Math.min(PIECE, name.bytes() - moved)];
        MemorySegment.copy(hold.memory(), ValueLayout.JAVA_BYTE, moved, piece, 0, piece.length);
        moved += piece.length;
        return piece;
    }

    boolean isDone() {
        return moved == name.bytes();
    }

    void refuse(String why) {
        refusal = why;
    }

    /// Why the other side has no room, or null.
    String refusal() {
        return refusal;
    }

    /// Whether what waits for it need not wait any longer.
    boolean isOver() {
        return isDone() || refusal != null;
    }
}
