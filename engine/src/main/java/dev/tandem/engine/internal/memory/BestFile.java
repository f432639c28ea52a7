package dev.tandem.engine.internal.memory;

/// Makes files of the best kind that this machine has; with names where `tandem.segments.named` is set. Looked up when first
/// needed: finding native functions takes long.
final class BestFile {
    private static final SharedFile.Source SOURCE = !Boolean.getBoolean("tandem.segments.named") && MemoryFile.available()
            ? MemoryFile::create : FolderFile::create;

    private BestFile() {}

    static SharedFile create(String label, long bytes) {
        return SOURCE.create(label, bytes);
    }
}
