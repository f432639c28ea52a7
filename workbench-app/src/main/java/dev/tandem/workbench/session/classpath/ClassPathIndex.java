package dev.tandem.workbench.session.classpath;

import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which classes the jars of a class path have. To look through fifty of them takes a tenth of a second of each start and of
/// each session, so that each is looked through once in a process, or was when the workbench was built.
///
/// What the build has written counts for a jar as long as that has the same size and time; any other jar is read.
/// Thread-safe.
public final class ClassPathIndex {
    private static final String NAME = "classes.index";
    private static final String JAR = ">";
    private static final Map<Path, JarClasses> KNOWN = new ConcurrentHashMap<>();

    private ClassPathIndex() {}

    private static final class Written {
        static final Map<Path, JarClasses> JARS = read(UserCache.folder().resolve(NAME));
    }

    /// Writes down the jars of this process, for later ones.
    public static void write() throws IOException {
        Path target = UserCache.folder().resolve(NAME);
        StringBuilder text = new StringBuilder();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(each).toAbsolutePath();
            if (Files.isRegularFile(jar) && jar.toString().indexOf('\n') < 0) {
                JarClasses classes = JarClasses.read(jar);
                text.append(JAR).append(classes.stamp()).append(JarClasses.SEPARATOR).append(jar).append('\n');
                classes.packages().forEach((name, all) -> text.append(name).append(JarClasses.SEPARATOR).append(all).append('\n'));
            }
        }
        WholeFile.replace(target, file -> Files.writeString(file, text));
    }

    /// The classes of a jar, as it is at this moment; none of one that cannot be read, of which the compiler tells when it gets
    /// its class path.
    static JarClasses of(Path jar) {
        try {
            return current(jar.toAbsolutePath());
        } catch (IOException e) {
            return new JarClasses("", Map.of());
        }
    }

    private static JarClasses current(Path path) throws IOException {
        String stamp = JarClasses.stamp(path);
        JarClasses known = KNOWN.get(path);
        if (known == null) {
            known = Written.JARS.get(path);
        }
        if (known == null || !known.stamp().equals(stamp)) {
            known = JarClasses.read(path);
        }
        KNOWN.put(path, known);
        return known;
    }

    /// Nothing where the file is not there, or is not what was written.
    private static Map<Path, JarClasses> read(Path file) {
        Map<Path, JarClasses> jars = new HashMap<>();
        try {
            String text = Files.readString(file);
            Map<String, String> packages = null;
            int end;
            for (int at = 0; at < text.length(); at = end + 1) {
                end = text.indexOf('\n', at);
                int tab = text.indexOf(JarClasses.SEPARATOR, at);
                String rest = text.substring(tab + 1, end);
                if (text.startsWith(JAR, at)) {
                    packages = new HashMap<>();
                    jars.put(Path.of(rest), new JarClasses(text.substring(at + 1, tab), packages));
                } else {
                    packages.put(text.substring(at, tab), rest);
                }
            }
            return jars;
        } catch (IOException | RuntimeException e) {
            return Map.of();
        }
    }
}
