package dev.tandem.workbench.session.classpath;

import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which classes the jars of a class path have. To look through fifty of them takes a tenth of a second of each start and of
/// each session, so that each is looked through once in a process, or was when the workbench was built.
///
/// What the build has written counts for a jar as long as that has the same size and time; any other jar is read.
/// Thread-safe.
public final class ClassPathIndex {
    private static final String NAME = "classes.index";
    private static final String JAR = ">";
    private static final String SERVICE = "<";
    private static final Map<Path, JarClasses> KNOWN = new ConcurrentHashMap<>();

    private ClassPathIndex() {}

    private static final class Written {
        static final Map<Path, JarClasses> JARS = read(UserCache.folder().resolve(NAME));
    }

    /// Writes down the jars of this process, for later ones.
    public static void write() throws IOException {
        Path target = UserCache.folder().resolve(NAME);
        StringBuilder text = new StringBuilder();
        for (Path jar : ownPath()) {
            if (Files.isRegularFile(jar) && jar.toString().indexOf('\n') < 0) {
                JarClasses classes = JarClasses.read(jar);
                text.append(JAR).append(classes.stamp()).append(JarClasses.SEPARATOR).append(jar).append('\n');
                classes.services().forEach(each -> text.append(SERVICE).append(JarClasses.SEPARATOR).append(each).append('\n'));
                classes.packages().forEach((name, all) -> text.append(name).append(JarClasses.SEPARATOR).append(all).append('\n'));
            }
        }
        WholeFile.replace(target, file -> Files.writeString(file, text));
    }

    private static List<Path> ownPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(Path::toAbsolutePath).toList();
    }

    /// The jars of this process that name providers of a service, or nothing where the build has not seen all of them.
    static Optional<List<Path>> offering(String service) {
        List<Path> offering = new ArrayList<>();
        for (Path jar : ownPath()) {
            JarClasses classes = Written.JARS.get(jar);
            if (classes == null || !classes.stamp().equals(stampNow(jar))) {
                return Optional.empty();
            }
            if (classes.services().contains(service)) {
                offering.add(jar);
            }
        }
        return Optional.of(offering);
    }

    private static String stampNow(Path jar) {
        try {
            return JarClasses.stamp(jar);
        } catch (IOException e) {
            return "";
        }
    }

    /// The classes of a jar, as it is at this moment; none of one that cannot be read, of which the compiler tells when it gets
    /// its class path.
    static JarClasses of(Path jar) {
        try {
            return current(jar.toAbsolutePath());
        } catch (IOException e) {
            return new JarClasses("", Map.of(), Set.of());
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
            JarClasses jar = null;
            int end;
            for (int at = 0; at < text.length(); at = end + 1) {
                end = text.indexOf('\n', at);
                int tab = text.indexOf(JarClasses.SEPARATOR, at);
                String rest = text.substring(tab + 1, end);
                if (text.startsWith(JAR, at)) {
                    jar = new JarClasses(text.substring(at + JAR.length(), tab), new HashMap<>(), new HashSet<>());
                    jars.put(Path.of(rest), jar);
                } else if (text.startsWith(SERVICE, at)) {
                    jar.services().add(rest);
                } else {
                    jar.packages().put(text.substring(at, tab), rest);
                }
            }
            return jars;
        } catch (IOException | RuntimeException e) {
            return Map.of();
        }
    }
}
