package dev.tandem.workbench.outside;

import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The folder where the Tandems of this user have their sockets, `PID.sock` each. Nobody else can enter it. Immutable; any thread.
///
/// @param path which need not be there
record DoorFolder(Path path) {
    /// A system property: the folder to use instead of the usual one.
    static final String PROPERTY = "tandem.doors";
    private static final String END = ".sock";
    /// The kernel takes no longer paths of sockets.
    private static final int LONGEST = 80;

    /// The one of the user's session where the system has such, else one among the temporary files.
    static DoorFolder ofUser() {
        String set = System.getProperty(PROPERTY);
        if (set != null) {
            return new DoorFolder(Path.of(set));
        }
        String session = System.getenv("XDG_RUNTIME_DIR");
        if (session != null && session.startsWith("/") && session.length() <= LONGEST && Files.isWritable(Path.of(session))) {
            return new DoorFolder(Path.of(session, "tandem"));
        }
        return new DoorFolder(Path.of("/tmp", "tandem-" + System.getProperty("user.name")));
    }

    /// Makes it, unless it is there.
    ///
    /// @throws IOException when it cannot be made, or somebody else could put something into it
    void make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        requireOwn();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private void requireOwn() throws IOException {
        if (!UserCache.isClosedToOthers(path)) {
            throw new IOException("somebody else can write to the folder: folder=" + path);
        }
    }

    Path socket(long pid) {
        return path.resolve(pid + END);
    }

    /// The processes that have one there, dead ones included.
    ///
    /// @throws IOException when it cannot be read, or somebody else could have put something into it
    List<Long> processes() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        requireOwn();
        try (Stream<Path> all = Files.list(path)) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{1,18}\\" + END))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - END.length()))).sorted().toList();
        }
    }
}
