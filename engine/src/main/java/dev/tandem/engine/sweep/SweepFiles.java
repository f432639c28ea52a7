package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Where the files of sweeps go that do not say so themselves. Thread-safe.
///
/// Programs set it once, such as to the output folder of the running script. Without it there is a file only for
/// sweeps that were told where, by [Sweep#storedIn].
public final class SweepFiles {
    private static final String EXTENSION = "duckdb";
    /// File systems take 255 bytes, and a letter may have three.
    private static final int LONGEST_STEM = 60;
    /// Guarded by itself: files that are about to be made.
    private static final Set<Path> TAKEN = new HashSet<>();
    private static volatile Place standard = (stem, extension) -> null;

    private SweepFiles() {}

    /// Finds room for a new file.
    @FunctionalInterface
    public interface Place {
        /// A path that nothing has yet, and that is never given twice; null for no file. Called by the thread that
        /// runs the sweep.
        Path fresh(String stem, String extension);
    }

    /// Sets where files go from now on.
    public static void standard(Place place) {
        standard = place;
    }

    /// The file of a new run; null for none.
    static Path fresh(SweepPlan plan) {
        if (!plan.keeping().isStored()) {
            return null;
        }
        Path folder = plan.keeping().folder();
        String plain = plan.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        String stem = plain.substring(0, Math.min(LONGEST_STEM, plain.length()));
        return folder == null ? standard.fresh(stem, EXTENSION) : numbered(folder, stem);
    }

    private static Path numbered(Path folder, String stem) {
        if (!Files.isDirectory(folder)) {
            throw new TandemException("no such folder: path=" + folder);
        }
        synchronized (TAKEN) {
            for (int number = 1;; number++) {
                Path file = folder.toAbsolutePath().resolve(String.format("%s-%03d.%s", stem, number, EXTENSION));
                if (!Files.exists(file) && TAKEN.add(file)) {
                    return file;
                }
            }
        }
    }
}
