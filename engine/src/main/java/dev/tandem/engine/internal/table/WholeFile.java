package dev.tandem.engine.internal.table;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Files that are there completely or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a file that does not exist yet.
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /// Writes beside the target and moves there when done.
    public static void write(Path path, Content content) {
        Path target = path.toAbsolutePath();
        // Not a temporary file of the JDK's making: nobody but its owner could read the result.
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            if (Files.isDirectory(target)) {
                throw new IOException("it is a folder");
            }
            content.writeTo(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            discard(unfinished, e);
            throw new TandemException("file not written: path=" + target + ", cause="
                    + (e instanceof TandemException ? e.getMessage() : e), e);
        }
    }

    private static void discard(Path unfinished, Exception because) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
