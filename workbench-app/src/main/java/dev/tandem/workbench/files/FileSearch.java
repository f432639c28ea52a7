package dev.tandem.workbench.files;

import dev.tandem.engine.TandemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the files that scripts name, so that a script works from any folder: relative names are tried in the
/// working folder, then beside the script, then in the installation.
public final class FileSearch {
    private FileSearch() {}

    /// @param scriptFolder where the running script lies, or null when it was typed
    /// @throws TandemException when there is no such file; lists the places that were tried
    public static Path find(Path file, Path scriptFolder) {
        Set<Path> tried = new LinkedHashSet<>();
        tried.add(file.toAbsolutePath().normalize());
        if (!file.isAbsolute()) {
            addBelow(scriptFolder, file, tried);
            String home = System.getProperty("tandem.home");
            addBelow(home == null ? null : Path.of(home), file, tried);
        }
        for (Path each : tried) {
            if (Files.isRegularFile(each)) {
                return each;
            }
        }
        throw new TandemException("file not found: path=" + file + ", tried=" + tried);
    }

    private static void addBelow(Path folder, Path file, Set<Path> tried) {
        if (folder != null) {
            tried.add(folder.resolve(file).toAbsolutePath().normalize());
        }
    }
}
