package dev.tandem.engine.internal.memory;

import java.lang.foreign.MemorySegment;

/// Where whoever writes arrays gets shared memory from: its own pool, or the process that reads them.
public interface SegmentSource {
    /// Room for so many bytes.
    ///
    /// @throws dev.tandem.engine.TandemException when there is none
    Room take(long least);

    /// What earlier messages left in segments; null when nothing is kept.
    default EarlierCopies earlier() {
        return null;
    }

    /// Memory to write to.
    ///
    /// @param hold what keeps the segment, or null when another process owns it
    record Room(SegmentName name, MemorySegment memory, Hold hold) {}
}
