package dev.tandem.workbench.settings;

import dev.tandem.workbench.files.PropertiesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Names and values in one file in the user's home, written after each change by a thread of its own. Thread-safe.
///
/// A file that cannot be written is reported and otherwise ignored: settings are a convenience. One that cannot be read is put aside,
/// so that it is not overwritten, and all begins as it was at first.
public final class Settings {

    private final Path file;
    /// Guarded by this.
    private final Properties values = new Properties();
    private String problem = "";
    /// Guarded by this: whether a write is on its way.
    private boolean isWriting;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tandem-settings").factory());

    public Settings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                values.putAll(PropertiesFile.read(file));
            } catch (IOException e) {
                problem = aside(file);
                warn(problem, e);
            }
        }
    }

    private static String aside(Path file) {
        Path kept = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            return "The settings could not be read, and begin anew. The old ones are kept in " + kept + ".";
        } catch (IOException e) {
            return "The settings could not be read, and begin anew: file=" + file + ", cause=" + e + ".";
        }
    }

    /// What the user is to know of the file, in a sentence or two; an empty text for nothing.
    public String problem() {
        return problem;
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
        if (!value.equals(values.setProperty(name, value)) && !isWriting) {
            isWriting = true;
            writer.execute(this::write);
        }
    }

    /// Returns when all that was set is in the file.
    public void flush() {
        CompletableFuture.runAsync(() -> {}, writer).join();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PropertiesFile.write(file, written(), null);
        } catch (IOException e) {
            warn("settings not written: file=" + file, e);
        }
    }

    private static void warn(String what, IOException cause) {
        // Made when it is needed: to make one all jars are looked through.
        System.getLogger("dev.tandem.workbench").log(System.Logger.Level.WARNING, what, cause);
    }

    private synchronized Properties written() {
        // What is set from here on is written the next time.
        isWriting = false;
        return (Properties) values.clone();
    }
}
