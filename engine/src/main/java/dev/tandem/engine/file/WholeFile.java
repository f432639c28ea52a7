package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Replaces files as a whole, so that a full disk or a crash leaves the old contents or the new ones. Links and permissions stay.
/// A file that others know by a second name, and one in a folder where nothing can be made, keep their place: these are
/// copied into, once the new contents are complete. Thread-safe.
public final class WholeFile {
    private WholeFile() {}

    /// What is to be in a file.
    public interface Content {
        /// @param file does not exist yet
        void writeTo(Path file) throws IOException;
    }

    /// As [#replace(Path, Content)].
    ///
    /// @throws TandemException when it cannot be written, for whatever reason
    public static void write(Path path, Content content) {
        try {
            replace(path, content);
        } catch (IOException | RuntimeException e) {
            throw new TandemException("file not written: path=" + path.toAbsolutePath() + ", cause=" + TandemException.textOf(e), e);
        }
    }

    /// Writes beside the target and moves there when done.
    public static void replace(Path path, Content content) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder");
        }
        boolean exists = Files.exists(path);
        Path target = exists ? path.toRealPath() : path.toAbsolutePath();
        if (exists && !Files.isWritable(target)) {
            throw new IOException("the file is write-protected");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new IOException("there is no folder " + target.getParent());
        }
        if (!exists && !Files.isWritable(target.getParent())) {
            throw new IOException("its folder is write-protected");
        }
        boolean stays = exists && (hasSecondName(target) || !Files.isWritable(target.getParent()));
        // Not a temporary file of the JDK's making: nobody but its owner could read the result.
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".part";
        Path unfinished = stays ? Path.of(System.getProperty("java.io.tmpdir")).resolve(name) : target.resolveSibling(name);
        try {
            content.writeTo(unfinished);
            if (stays) {
                copy(unfinished, target);
            } else {
                move(unfinished, target, exists);
            }
            Files.deleteIfExists(unfinished);
        } catch (IOException | RuntimeException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    private static void move(Path from, Path to, boolean exists) throws IOException {
        if (exists && to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(from, Files.getPosixFilePermissions(to));
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            copy(from, to);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        }
    }

    private static boolean hasSecondName(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix") && (int) Files.getAttribute(file, "unix:nlink") > 1;
    }

    private static void discard(Path unfinished, Exception because) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
