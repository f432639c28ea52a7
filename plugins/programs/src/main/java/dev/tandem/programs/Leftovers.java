package dev.tandem.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Folders of runs, which are named after their process: a worker that is killed cannot take its own away, so the one that comes after it
/// does. Thread-safe.
final class Leftovers {
    private static final String NAME = "tandem-program-";
    private static final Pattern OWNER = Pattern.compile(NAME + "(\\d{1,9})-.*");
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private Leftovers() {}

    /// A new folder of this process.
    static Path folder() throws IOException {
        if (LOOKED.compareAndSet(false, true)) {
            removeOfTheDead();
        }
        return Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-");
    }

    private static void removeOfTheDead() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        String user = FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name")).getName();
        try (Stream<Path> folders = Files.list(all)) {
            for (Path folder : folders.toList()) {
                Matcher owner = OWNER.matcher(folder.getFileName().toString());
                if (owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).filter(ProcessHandle::isAlive).isEmpty()
                        && Files.getOwner(folder).getName().equals(user)) {
                    remove(folder);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another one takes them away at the same time, or they stay.
            return;
        }
    }

    /// Takes a folder away with all in it.
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
