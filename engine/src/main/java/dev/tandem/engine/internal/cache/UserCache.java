package dev.tandem.engine.internal.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/// Where this user's processes keep what they unpack and make: native libraries, start caches. What lies there is run,
/// so nobody else may have put it there: a folder counts only when [Ownership] says that it is this user's.
///
/// Where no such folder can be made, as with a home that cannot be written to, it is a fresh one of this process, which
/// goes with it. Thread-safe.
public final class UserCache {
    /// A system property: the folder to use instead of one in the user's home.
    public static final String FOLDER = "tandem.cache";
    /// Where JavaCPP unpacks the native libraries of ND4J.
    public static final String NATIVES = "org.bytedeco.javacpp.cachedir";

    private static final String OF_WINDOW = "javafx.cachedir";

    private UserCache() {}

    private static final class Chosen {
        static final Path FOLDER = choose();
    }

    /// The folder, which is there and can be written to unless somebody has set one that cannot.
    public static Path folder() {
        return Chosen.FOLDER;
    }

    /// Whether nobody but this user and the administrator can have put there what lies in a folder or file, whose code will be
    /// run. Takes from others the right to write to it, where it is this user's.
    public static boolean isClosedToOthers(Path place) {
        Ownership.closeToWriters(place);
        return Ownership.isSafe(place);
    }

    /// Has JavaCPP unpack to a folder of this user. By itself it takes one in the user's home, and where that cannot be
    /// written to, one in the folder for temporary files with a name that everybody can guess. To be called before it is loaded.
    public static void guardNatives() {
        set(NATIVES, Natives.FOLDER);
    }

    /// Where workers unpack, each into what is its own by [#guardNativesOfWorker()].
    public static Path nativesOfWorkers() {
        guardNatives();
        String set = System.getProperty(NATIVES);
        return (set == null ? folder() : Path.of(set)).resolve("natives");
    }

    /// Has JavaCPP unpack to a folder of this worker's time zone, below the one that it was told. To be called before it is loaded
    /// and before the zone changes; only the first call has an effect. Not at the start, which need not wait for the zone's rules.
    ///
    /// JavaCPP takes a file for whole when it has the time of its entry in the jar. Jars hold times without a zone, so that a
    /// process of another one would write hundreds of megabytes anew at a place from which others load them at that moment,
    /// which ends them (SIGBUS in the dynamic loader). Main processes, whose zone may change at any time, have another folder.
    public static void guardNativesOfWorker() {
        set(NATIVES, NativesOfWorker.FOLDER);
    }

    private static final class NativesOfWorker {
        static final String FOLDER = choose();

        private static String choose() {
            String told = System.getProperty(NATIVES);
            String zone = TimeZone.getDefault().getID().replace('/', '_').replace(':', '_');
            return told == null ? null : Path.of(told).resolve(zone).toString();
        }
    }

    /// Removes as much of a folder as can be removed; links go, and what they lead to stays.
    public static void remove(Path folder) {
        Trees.remove(folder);
    }

    /// Has JavaFX unpack to a folder of this user, too; only the process with the window needs it.
    public static void guardWindow() {
        set(OF_WINDOW, choose(OF_WINDOW, ".openjfx"));
    }

    private static void set(String property, String folder) {
        if (folder != null) {
            System.setProperty(property, folder);
        }
    }

    /// Looked at once: each start of a worker asks.
    private static final class Natives {
        static final String FOLDER = choose(NATIVES, ".javacpp");
    }

    /// Where a library shall unpack to, which by itself takes a folder in the user's home; null where that will do, or somebody
    /// has set another one.
    private static String choose(String property, String inHome) {
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty(property) != null || Ownership.usable(home.resolve(inHome).resolve("cache")) != null) {
            return null;
        }
        try {
            return Files.createDirectories(folder().resolve(inHome.substring(1))).toString();
        } catch (IOException e) {
            return PassingFolder.create().toString();
        }
    }

    private static Path choose() {
        String set = System.getProperty(FOLDER);
        if (set != null) {
            // Whoever installs a program for many users decides who may read there.
            Path folder = Path.of(set).toAbsolutePath();
            Ownership.closeToWriters(folder);
            return Ownership.isSafe(folder) ? folder : PassingFolder.create();
        }
        for (Path caches : usual()) {
            Path usable = Ownership.usable(caches.resolve("tandem"));
            if (usable != null) {
                return usable;
            }
        }
        return PassingFolder.create();
    }

    private static List<Path> usual() {
        List<Path> all = new ArrayList<>();
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            all.add(Path.of(xdg));
        }
        Path home = Path.of(System.getProperty("user.home"));
        Path mac = home.resolve("Library/Caches");
        all.add(Files.isDirectory(mac) ? mac : home.resolve(".cache"));
        return all;
    }

    /// A folder of this process alone, where there is no other; removed when it ends, or by the next one that needs such.
    private static final class PassingFolder {
        private static final String PREFIX = "tandem-cache-";

        private PassingFolder() {}

        static Path create() {
            try {
                Path parent = Path.of(System.getProperty("java.io.tmpdir"));
                removeLeft(parent);
                // With a name that cannot be guessed and rights for this user only.
                Path folder = Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Trees.remove(folder), "tandem-cache-removal"));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException("no folder for caches: set " + FOLDER, e);
            }
        }

        private static void removeLeft(Path parent) throws IOException {
            for (Path each : Trees.list(parent)) {
                String name = each.getFileName().toString();
                if (name.matches(PREFIX + "\\d+-\\d+") && Ownership.isSafe(each)
                        && ProcessHandle.of(Long.parseLong(name.split("-")[2])).isEmpty()) {
                    Trees.remove(each);
                }
            }
        }
    }
}
