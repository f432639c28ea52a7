package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.FreeMemory;
import dev.tandem.engine.internal.system.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of Linux that never has a name (`memfd_create`): not even killing every process leaves it behind.
/// Others open it through this process's entry under `/proc`.
final class MemoryFile implements SharedFile {
    private final int descriptor;
    private final Path path;

    private MemoryFile(int descriptor) {
        this.descriptor = descriptor;
        this.path = Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor);
    }

    /// Whether such files can be made here and opened by their path.
    static boolean available() {
        if (!Libc.hasMemoryFiles()) {
            return false;
        }
        int descriptor = Libc.createMemoryFile("tandem-probe");
        if (descriptor < 0) {
            return false;
        }
        MemoryFile probe = new MemoryFile(descriptor);
        try {
            return Files.isWritable(probe.path);
        } finally {
            probe.close();
        }
    }

    /// Nothing but the machine's memory limits such files: asking the kernel for more ends processes.
    static MemoryFile create(String label, long bytes) {
        long free = FreeMemory.bytes();
        if (bytes > free) {
            throw SharedFile.full(bytes, free, null);
        }
        int descriptor = Libc.createMemoryFile(label);
        if (descriptor < 0) {
            throw new TandemException("shared memory cannot be made: name=" + label + ", asked=" + bytes);
        }
        int error = Libc.reserve(descriptor, bytes);
        if (error != 0) {
            Libc.close(descriptor);
            throw SharedFile.full(bytes, free, new IOException("posix_fallocate: errno=" + error));
        }
        return new MemoryFile(descriptor);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        Libc.close(descriptor);
    }
}
