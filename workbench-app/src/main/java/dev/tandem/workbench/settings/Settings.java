package dev.tandem.workbench.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// Names and values in one file in the user's home, written at each change. Thread-safe.
///
/// A file that cannot be read or written is reported and otherwise ignored: settings are a convenience.
public final class Settings {
    private static final System.Logger LOG = System.getLogger("dev.tandem.workbench");

    private final Path file;
    /// Guarded by this.
    private final Properties values = new Properties();

    public Settings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(System.Logger.Level.WARNING, "settings not read: file=" + file, e);
            }
        }
    }

    /// Those of the user, in `tandem.settings` or `~/.tandem/settings.properties`.
    public static Settings ofUser() {
        String given = System.getProperty("tandem.settings");
        return new Settings(given != null ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".tandem", "settings.properties"));
    }

    public synchronized String get(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    public synchronized void set(String name, String value) {
        if (value.equals(values.setProperty(name, value))) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Written aside and moved, so that a crash leaves the old file or the new one.
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                values.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "settings not written: file=" + file, e);
        }
    }
}
