package dev.tandem.engine.log;

import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where the logs of this user's runs lie, a folder for each; nobody else can enter it. Immutable; any thread, which waits for the disk.
///
/// @param path which need not be there
public record LogFolder(Path path) {
    /// A system property: the folder to use instead of `.tandem/logs` in the user's home.
    public static final String PROPERTY = "tandem.logs";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

    public static LogFolder ofUser() {
        String given = System.getProperty(PROPERTY);
        return new LogFolder(given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".tandem", "logs"));
    }

    /// The runs whose logs are there, the newest first, with those that still run.
    public List<LoggedRun> runs() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(LoggedRun::isOne).map(LoggedRun::of).sorted(Comparator.comparing(LoggedRun::started).reversed()).toList();
        }
    }

    /// Makes a folder for a run of this process.
    ///
    /// @throws IOException when it cannot be made, or somebody else could put something into it
    Path make(Instant begun) throws IOException {
        Path all = Files.createDirectories(path, closed());
        if (!UserCache.isClosedToOthers(all)) {
            throw new IOException("somebody else can write to the folder");
        }
        String name = NAME.format(LocalDateTime.ofInstant(begun, ZoneId.systemDefault())) + "-" + ProcessHandle.current().pid();
        for (int number = 1;; number++) {
            try {
                return Files.createDirectory(all.resolve(number == 1 ? name : name + "-" + number), closed());
            } catch (FileAlreadyExistsException e) {
                // Of another log of this process: the next name, then.
            }
        }
    }

    private FileAttribute<?>[] closed() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    /// Removes the runs that are over and too many, too old or too large together, the oldest first.
    void tidy(LogLimits limits) throws IOException {
        Instant oldest = Instant.now().minus(limits.age());
        int kept = 0;
        long bytes = 0;
        for (LoggedRun each : runs()) {
            bytes += each.bytes();
            if (++kept > limits.runs() || bytes > limits.all() || each.started().isBefore(oldest)) {
                removeUnlessOpen(each.path());
            }
        }
    }

    private static void removeUnlessOpen(Path run) throws IOException {
        if (LoggedRun.isHere(run)) {
            return;
        }
        try (FileChannel lock = FileChannel.open(run.resolve(LoggedRun.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock free = lock.tryLock();
            if (free != null) {
                UserCache.remove(run);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process looks at it: the next run removes it.
            return;
        }
    }
}
