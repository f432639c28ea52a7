package dev.tandem.engine.internal.memory;

import java.io.IOException;
import java.nio.file.Path;

/// How one process tells another of a segment.
///
/// @param id unique among the segments of its owner
/// @param owner the process id of the owner
/// @param bytes its length
/// @param path where it can be opened while the owner holds it
public record SegmentName(long id, long owner, long bytes, Path path) {
    /// As one line, for messages.
    public String text() {
        return id + " " + owner + " " + bytes + " " + path;
    }

    /// @throws IOException when the line is not what [#text()] gives
    public static SegmentName parse(String text) throws IOException {
        String[] parts = text.split(" ", 4);
        try {
            return new SegmentName(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                    Path.of(parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("no name of a segment: text=" + text, e);
        }
    }

    boolean isOwn() {
        return owner == ProcessHandle.current().pid();
    }
}
