package dev.tandem.engine.internal.memory;

/// Pools of segments for which there is no memory; for tests of other packages.
public final class ShortMemory {
    private ShortMemory() {}

    /// @param why thrown whenever a segment is to be made
    public static SegmentPool failing(OutOfMemoryError why) {
        return new SegmentPool((label, bytes) -> {
            throw why;
        });
    }
}
