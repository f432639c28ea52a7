package dev.tandem.engine.internal.memory;

import java.io.IOException;

/// How one process tells another of a segment: a key, which says nothing of where the memory is. A process finds that in its
/// own [SegmentTable].
///
/// @param id unique among the segments of all processes: the first half is its owner's
/// @param generation how often the segment was taken for another use
/// @param bytes its length
public record SegmentName(long id, long generation, long bytes) {
    /// One use of a segment: the next may begin before what was in it is read.
    public record Use(long id, long generation) {}

    public Use use() {
        return new Use(id, generation);
    }

    /// As one line, for messages.
    public String text() {
        return id + " " + generation + " " + bytes;
    }

    /// @throws IOException when the line is not what [#text()] gives
    public static SegmentName parse(String text) throws IOException {
        String[] parts = text.split(" ", -1);
        try {
            if (parts.length == 3) {
                return new SegmentName(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw new IOException("no name of a segment: text=" + text, e);
        }
        throw new IOException("no name of a segment: text=" + text);
    }
}
