package dev.tandem.workbench.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that were open last, the latest first, kept with the settings. Used on the window's thread.
public final class RecentFiles {
    private static final String NAME = "files.recent";
    private static final int MOST = 12;

    private final Settings settings;

    public RecentFiles(Settings settings) {
        this.settings = settings;
    }

    /// A file is open now.
    public void add(Path file) {
        List<Path> files = new ArrayList<>(all());
        if (!files.isEmpty() && files.getFirst().equals(file)) {
            return;
        }
        files.remove(file);
        files.addFirst(file);
        settings.set(NAME, String.join("\n", files.stream().limit(MOST).map(Path::toString).toList()));
    }

    /// Whether they still exist is not asked.
    public List<Path> all() {
        List<Path> files = new ArrayList<>();
        for (String line : settings.get(NAME, "").lines().toList()) {
            try {
                files.add(Path.of(line));
            } catch (InvalidPathException e) {
                // Written by hand.
            }
        }
        return files;
    }
}
