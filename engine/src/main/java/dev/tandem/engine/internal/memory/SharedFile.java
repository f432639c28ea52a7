package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file in memory that other processes of this user can open by a path while it is not closed. All of its pages
/// are there from the beginning: a mapping of it never raises SIGBUS.
interface SharedFile {
    /// Makes files: in memory, or in a folder. Tests replace it.
    @FunctionalInterface
    interface Source {
        /// @throws TandemException when there is no room for it; nothing is left then
        SharedFile create(String label, long bytes);
    }

    /// Where others find it.
    Path path();

    /// Gives up this process's own access; mappings stay.
    void close();

    /// Maps the beginning of a file, in an interrupted thread too: the JDK closes the channel then, so that another
    /// one must be opened.
    ///
    /// @throws IOException when there is no such file, or it is too short
    static MemorySegment map(Path path, FileChannel.MapMode mode, long bytes, Arena arena) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    if (channel.size() < bytes) {
                        throw new IOException("file cut short: file=" + path + ", bytes=" + channel.size() + ", needed=" + bytes);
                    }
                    return channel.map(mode, 0, bytes, arena);
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A file of the best kind that this machine has; one with a name where `tandem.segments.named` is set.
    static SharedFile createBest(String label, long bytes) {
        return Best.SOURCE.create(label, bytes);
    }

    /// Looked up when first needed: finding native functions takes long.
    final class Best {
        private static final Source SOURCE = !Boolean.getBoolean("tandem.segments.named") && MemoryFile.available()
                ? MemoryFile::create : FolderFile::create;

        private Best() {}
    }

    static TandemException full(long asked, long free, Throwable cause) {
        return new TandemException("shared memory full: asked=" + asked + ", free=" + free, cause);
    }
}
