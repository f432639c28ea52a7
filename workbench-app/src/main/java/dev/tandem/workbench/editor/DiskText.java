package dev.tandem.workbench.editor;

import dev.tandem.engine.file.WholeFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text with its lines ended by `\n`, and how its file ends them. Reading and writing wait for the disk, so they do not
/// belong on the window's thread.
///
/// @param lineEnd `\n` or `\r\n`
record DiskText(String text, String lineEnd) {
    static DiskText fresh(String text) {
        return new DiskText(text, "\n");
    }

    static DiskText read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try {
            String raw = Files.readString(file);
            return new DiskText(raw.replace("\r\n", "\n").replace('\r', '\n'), raw.contains("\r\n") ? "\r\n" : "\n");
        } catch (MalformedInputException e) {
            throw new IOException("it is not a text in UTF-8", e);
        }
    }

    DiskText with(String other) {
        return new DiskText(other, lineEnd);
    }

    void write(Path file) throws IOException {
        WholeFile.replace(file, target -> Files.writeString(target, lineEnd.equals("\n") ? text : text.replace("\n", lineEnd)));
    }
}
