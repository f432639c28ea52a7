package dev.tandem.engine.internal.memory;

/// Shared memory with a name, as it is on machines that have no nameless one; for tests of other packages.
public final class NamedSegments implements AutoCloseable {
    private final FolderFile file;

    private NamedSegments(FolderFile file) {
        this.file = file;
    }

    public static NamedSegments open(long bytes) {
        return new NamedSegments(FolderFile.create("tandem-1", bytes));
    }

    /// Where it lies.
    @Override
    public String toString() {
        return file.path().toString();
    }

    @Override
    public void close() {
        file.close();
    }
}
