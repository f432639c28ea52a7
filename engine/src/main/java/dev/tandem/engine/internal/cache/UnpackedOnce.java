package dev.tandem.engine.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// A folder of files that were unpacked once and are never written again, so that any number of processes can have them mapped:
/// written aside by one process, with the others waiting, and moved to its place as a whole. Its name says what is in it.
public final class UnpackedOnce {
    private static final String UNFINISHED = ".unfinished";

    private UnpackedOnce() {}

    /// What is to be in the folder, asked for when it is not there.
    public interface Contents {
        /// By the names of the files.
        Map<String, URL> list() throws IOException;
    }

    /// The folder of this name in the user's cache.
    ///
    /// @param name another one for other contents
    public static Path folder(String name, Contents contents) throws IOException {
        Path folder = UserCache.folder().resolve(name);
        if (!Files.isDirectory(folder)) {
            Path lock = UserCache.folder().resolve(name + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Freed with the channel, or with this process.
                channel.lock();
                unpack(folder, contents);
            }
        }
        return folder;
    }

    private static void unpack(Path folder, Contents contents) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        // What somebody has left that was killed.
        Path aside = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        Trees.remove(aside);
        Files.createDirectories(aside);
        for (Map.Entry<String, URL> file : contents.list().entrySet()) {
            try (InputStream in = file.getValue().openStream()) {
                Files.copy(in, aside.resolve(file.getKey()));
            }
        }
        Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
