package dev.tandem.workbench.files;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The one folder that everything goes to which a run of a script writes. Thread-safe.
///
/// Each run has a fresh one, so nothing of an earlier run is ever overwritten. It is made, and told, when it is
/// first needed: a run that writes nothing leaves nothing.
public final class OutputFolder {
    private static final String STANDARD = "tandem-output";

    /// A way to make a folder that did not hold anything before.
    @FunctionalInterface
    private interface Maker {
        Path make() throws IOException;
    }

    private final Maker maker;
    private final Consumer<String> messages;
    /// Null until made; guarded by this, as are the names.
    private Path folder;
    private final Set<String> taken = new HashSet<>();

    private OutputFolder(Maker maker, Consumer<String> messages) {
        this.maker = maker;
        this.messages = messages;
    }

    /// A folder named by the day and a number, such as `tandem-output/2026-03-01-001`.
    ///
    /// @param parent where `tandem-output` is
    /// @param today asked when the folder is made: time zones are looked for in all jars
    /// @param messages told where the folder is
    public static OutputFolder numbered(Path parent, Supplier<LocalDate> today, Consumer<String> messages) {
        return new OutputFolder(() -> {
            Path all = Files.createDirectories(parent.resolve(STANDARD));
            return firstFree(all, today.get() + "-%03d", 1);
        }, messages);
    }

    /// The folder named, or when that holds something already, the first of `NAME-2`, `NAME-3` ... that is new.
    public static OutputFolder named(Path wanted, Consumer<String> messages) {
        Path absolute = wanted.toAbsolutePath().normalize();
        return new OutputFolder(() -> {
            if (!Files.exists(absolute) || isEmpty(absolute)) {
                return Files.createDirectories(absolute);
            }
            String name = absolute.getFileName() == null ? "output" : absolute.getFileName().toString();
            return firstFree(absolute.resolveSibling(name).getParent(), name.replace("%", "%%") + "-%d", 2);
        }, messages);
    }

    private static boolean isEmpty(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /// Another process may be looking for its number at the same time: only who makes the folder has it.
    private static Path firstFree(Path parent, String pattern, int first) throws IOException {
        for (int number = first;; number++) {
            try {
                return Files.createDirectory(parent.resolve(String.format(Locale.ROOT, pattern, number)));
            } catch (FileAlreadyExistsException e) {
                // the next one, then
            }
        }
    }

    /// Another run begins: what it writes goes to another folder, which is made, and told, when it is needed.
    public synchronized void renew() {
        folder = null;
        taken.clear();
    }

    /// Where a file of this name belongs; the folders above it exist. The same name is the same file.
    ///
    /// @throws TandemException when the name leads out of the folder, or the folder cannot be made
    public synchronized Path file(String name) {
        Path relative = Path.of(name).normalize();
        if (relative.isAbsolute() || relative.startsWith("..") || relative.toString().isEmpty()) {
            throw new TandemException("output must be a name within the output folder: name=" + name);
        }
        taken.add(key(relative.toString()));
        try {
            Path file = folder().resolve(relative);
            Files.createDirectories(file.getParent());
            return file;
        } catch (IOException e) {
            throw new TandemException("output folder not made: name=" + name + ", cause=" + e, e);
        }
    }

    /// A file that nobody has asked for yet: `STEM.EXTENSION`, else `STEM-2.EXTENSION` and so on.
    public synchronized Path freshFile(String stem, String extension) {
        String name = stem + "." + extension;
        for (int number = 2; taken.contains(key(name)) || folder != null && Files.exists(folder.resolve(name)); number++) {
            name = stem + "-" + number + "." + extension;
        }
        return file(name);
    }

    /// Some file systems do not tell upper from lower case.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Path folder() throws IOException {
        if (folder == null) {
            folder = maker.make();
            messages.accept("output folder: " + folder);
        }
        return folder;
    }
}
