package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A temporary folder of this process that others cannot read, and that is removed also when this process dies. Closed by whoever
/// made it.
///
/// @param path where it is
public record GuardedFolder(Path path) implements AutoCloseable {
    /// Makes one.
    ///
    /// @throws IOException when there is nowhere to make it
    public static GuardedFolder make() throws IOException {
        Path path = Rendezvous.folder();
        Guardian.instance().addFolder(path);
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new GuardedFolder(path);
    }

    /// Removes it.
    @Override
    public void close() {
        UserCache.remove(path);
        Guardian.instance().removeFolder(path);
    }
}
