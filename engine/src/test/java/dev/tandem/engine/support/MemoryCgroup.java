package dev.tandem.engine.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A control group whose processes the kernel kills when they together take more memory than is allowed. Its processes must
/// have ended before it is closed.
public final class MemoryCgroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private final Path folder;

    private MemoryCgroup(Path folder) {
        this.folder = folder;
    }

    /// A new one, if this user may make one here.
    public static Optional<MemoryCgroup> of(long bytes) {
        boolean first = Files.isDirectory(ROOT.resolve("memory"));
        Path folder = ROOT.resolve(first ? "memory" : "").resolve("tandem-test-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
        MemoryCgroup made = new MemoryCgroup(folder);
        try {
            Files.writeString(folder.resolve(first ? "memory.limit_in_bytes" : "memory.max"), Long.toString(bytes));
            return Optional.of(made);
        } catch (IOException e) {
            made.close();
            return Optional.empty();
        }
    }

    /// What the process takes from now on counts.
    public void add(long pid) throws IOException {
        Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
    }

    /// How often the kernel has killed here.
    public long kills() throws IOException {
        Path second = folder.resolve("memory.events");
        return Files.readAllLines(Files.exists(second) ? second : folder.resolve("memory.oom_control")).stream()
                .filter(line -> line.startsWith("oom_kill ")).mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum();
    }

    @Override
    public void close() {
        // The kernel counts a process here until somebody has seen its end.
        Await.until("control group is empty: " + folder, () -> {
            try {
                return Files.deleteIfExists(folder) || !Files.exists(folder);
            } catch (IOException e) {
                return false;
            }
        });
    }
}
