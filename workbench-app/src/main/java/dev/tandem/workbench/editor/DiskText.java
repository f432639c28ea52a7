package dev.tandem.workbench.editor;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// A text with its lines ended by `\n`, and how its file ends them. Reading and writing wait for the disk, so they do not
/// belong on the window's thread.
///
/// @param lineEnd `\n` or `\r\n`
record DiskText(String text, String lineEnd) {
    static DiskText fresh(String text) {
        return new DiskText(text, "\n");
    }

    static DiskText read(Path file) throws IOException {
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

    /// Replaces the file as a whole, so that a full disk or a crash leaves the old text or the new one. A file that others
    /// know by a second name, and a folder where nothing can be made, are written in place.
    void write(Path file) throws IOException {
        String raw = lineEnd.equals("\n") ? text : text.replace("\n", lineEnd);
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (!Files.isWritable(real.getParent()) || hasSecondName(real)) {
            Files.writeString(real, raw);
            return;
        }
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw new IOException("the file is write-protected");
        }
        Path aside = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(aside, raw);
            keepPermissions(real, aside);
            Files.move(aside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.writeString(real, raw);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static boolean hasSecondName(Path file) throws IOException {
        return Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink") > 1;
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
