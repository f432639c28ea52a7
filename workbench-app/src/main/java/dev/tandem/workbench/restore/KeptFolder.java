package dev.tandem.workbench.restore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The folder in which each window keeps one file, locked as long as it lives: the files that nobody has locked are what
/// windows have left that were closed or killed. The lock is on a file of its own, since what is kept is replaced again
/// and again. Used by one thread.
final class KeptFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String KEPT = ".properties";

    /// A file whose window is gone, locked so that no other window takes it too.
    private record Left(Path lock, Path kept, FileChannel channel) {}

    private final Path folder;
    private final Path own;
    private final FileChannel channel;
    private final List<Left> taken = new ArrayList<>();

    private KeptFolder(Path folder, Path own, FileChannel channel) {
        this.folder = folder;
        this.own = own;
        this.channel = channel;
    }

    static KeptFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1;; number++) {
            Path lock = folder.resolve("window-" + ProcessHandle.current().pid() + "-" + number + LOCK);
            try {
                FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel.lock();
                return new KeptFolder(folder, kept(lock), channel);
            } catch (FileAlreadyExistsException e) {
                // Of another window of this process, or of one that had the same number long ago.
            }
        }
    }

    private static Path kept(Path lock) {
        return lock.resolveSibling(lock.getFileName().toString().replace(LOCK, KEPT));
    }

    /// What windows have left that are gone; the newest first. It stays in their files until [#forgetTaken()].
    ///
    /// @param unreadable told where a file is that cannot be read, which stays there
    Kept take(Consumer<Path> unreadable) throws IOException {
        List<Path> locks;
        try (Stream<Path> all = Files.list(folder)) {
            locks = all.filter(file -> file.toString().endsWith(LOCK) && !kept(file).equals(own)).toList();
        }
        for (Path lock : locks) {
            FileChannel held = lockOrNull(lock);
            if (held != null) {
                taken.add(new Left(lock, kept(lock), held));
            }
        }
        List<Left> newestFirst = taken.stream().filter(left -> Files.exists(left.kept()))
                .sorted(Comparator.comparing((Left left) -> left.kept().toFile().lastModified()).reversed()).toList();
        Kept all = Kept.NOTHING;
        for (Left left : newestFirst) {
            try {
                all = all.and(KeptFile.read(left.kept()));
            } catch (IOException e) {
                Path aside = left.kept().resolveSibling(left.kept().getFileName() + ".unreadable");
                Files.move(left.kept(), aside, StandardCopyOption.REPLACE_EXISTING);
                unreadable.accept(aside);
            }
        }
        return all;
    }

    private static FileChannel lockOrNull(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            // Another window has just taken it.
            return null;
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // A window of this very process has it.
        }
        channel.close();
        return null;
    }

    void write(Kept kept) throws IOException {
        KeptFile.write(own, kept);
    }

    /// Deletes what was taken, which this window's own file holds by now.
    void forgetTaken() throws IOException {
        for (Left left : taken) {
            Files.deleteIfExists(left.kept());
            Files.deleteIfExists(left.lock());
            left.channel().close();
        }
        taken.clear();
    }

    @Override
    public void close() throws IOException {
        for (Left left : taken) {
            left.channel().close();
        }
        channel.close();
    }
}
