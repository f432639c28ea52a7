package dev.tandem.engine.sweep.store;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The native library of DuckDB, unpacked once for all processes of a user.
///
/// Unpacked beside its place and moved there when complete, so that several processes may do it at once; what a
/// killed one has left unfinished is removed by the next.
final class NativeCache {
    private static final String UNFINISHED = ".part";

    private NativeCache() {}

    /// Where the library is; unpacks it when it is not there yet.
    static Path library() {
        String name = "libduckdb_java.so_" + platform();
        URL packed = NativeCache.class.getResource("/" + name);
        if (packed == null) {
            throw new TandemException("database not available for this platform: library=" + name);
        }
        try {
            Path library = UserCache.folder().resolve(name + "-" + checksum(packed));
            if (!Files.exists(library)) {
                unpack(packed, library);
            }
            return library;
        } catch (IOException e) {
            throw new TandemException("database not unpacked: folder=" + UserCache.folder() + ", cause=" + e, e);
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean isArm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        return os.startsWith("mac") ? "osx_universal" : (os.startsWith("windows") ? "windows" : "linux")
                + (isArm ? "_arm64" : "_amd64");
    }

    /// Tells versions apart without reading them.
    private static String checksum(URL packed) throws IOException {
        if (packed.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return "unpacked";
    }

    private static void unpack(URL packed, Path library) throws IOException {
        Files.createDirectories(library.getParent());
        removeUnfinished(library.getParent());
        Path unfinished = Files.createTempFile(library.getParent(), ProcessHandle.current().pid() + "-", UNFINISHED);
        try (InputStream in = packed.openStream()) {
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d+-\\d+" + UNFINISHED)
                        && ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-')))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
