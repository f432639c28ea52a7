package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.Unguessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A file with a name, where there are no nameless ones: in a private folder, which whoever watches over this
/// process removes when it is killed. The folder goes with its last file.
final class FolderFile implements SharedFile {
    private static final int ZEROS = 1 << 20;
    private static final Path MEMORY = Path.of("/dev/shm");
    /// Set by the runtime, which has folders removed when this process is killed.
    private static final AtomicReference<Watch> WATCH = new AtomicReference<>(new Watch(folder -> {}, folder -> {}));

    private final Path path;

    private FolderFile(Path path) {
        this.path = path;
    }

    /// Who cleans up after this process: hears of a folder before it is there, and when it is gone.
    record Watch(Consumer<Path> begin, Consumer<Path> end) {}

    static void watch(Watch watch) {
        WATCH.set(watch);
    }

    private static Path folder() {
        Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("tandem-" + ProcessHandle.current().pid() + "-s" + Unguessable.text(9));
    }

    static FolderFile create(String label, long bytes) {
        // Before there is anything that would have to be removed.
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        Path folder = folder();
        WATCH.get().begin.accept(folder);
        Path path = folder.resolve(label);
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            reserve(path, bytes, zeros);
            return new FolderFile(path);
        } catch (IOException e) {
            long free = folder.toFile().getUsableSpace();
            remove(path);
            throw SharedFile.full(bytes, free, e);
        }
    }

    /// Writes the pages, since a file with holes is full only when somebody touches them.
    private static void reserve(Path path, long bytes, ByteBuffer zeros) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0;) {
                zeros.clear().limit((int) Math.min(left, ZEROS));
                left -= channel.write(zeros);
            }
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.getParent());
            WATCH.get().end.accept(path.getParent());
        } catch (IOException e) {
            throw new TandemException("shared file cannot be removed: file=" + path, e);
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        remove(path);
    }
}
