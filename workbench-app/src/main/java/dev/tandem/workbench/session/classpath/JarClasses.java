package dev.tandem.workbench.session.classpath;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// The names of the classes in a jar, by package: for a compiler, which asks every jar for each package that is named.
///
/// @param stamp the size and the time of the jar when it was looked at
/// @param packages of each package, with dots, the simple names of its classes, separated by tabs
/// @param services those of which the jar names providers
record JarClasses(String stamp, Map<String, String> packages, Set<String> services) {
    static final String SEPARATOR = "\t";
    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS = ".class";
    private static final Pattern FOLDERS = Pattern.compile("(?:\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*/)*");

    /// Looks through a jar; of one with releases, as this Java sees it.
    static JarClasses read(Path jar) throws IOException {
        String stamp = stamp(jar);
        Map<String, StringBuilder> packages = new TreeMap<>();
        Set<String> services = new HashSet<>();
        try (JarFile file = open(jar)) {
            file.versionedStream().map(JarEntry::getName).forEach(name -> {
                int slash = name.lastIndexOf('/');
                if (isClass(name)) {
                    StringBuilder names = packages.computeIfAbsent(name.substring(0, Math.max(slash, 0)).replace('/', '.'), _ -> new StringBuilder());
                    names.append(names.isEmpty() ? "" : SEPARATOR).append(name, slash + 1, name.length() - CLASS.length());
                } else if (name.startsWith(SERVICES) && slash == SERVICES.length() - 1) {
                    services.add(name.substring(slash + 1));
                }
            });
        }
        Map<String, String> named = new HashMap<>();
        packages.forEach((name, classes) -> named.put(name, classes.toString()));
        return new JarClasses(stamp, named, services);
    }

    /// What lies in folders that cannot be packages of Java, such as that of the manifest, no source can name.
    private static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && FOLDERS.matcher(entry.substring(0, entry.lastIndexOf('/') + 1)).matches();
    }

    static JarFile open(Path jar) throws IOException {
        return new JarFile(new File(jar.toString()), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    }

    /// Where a class is in its jar.
    static String entry(String binaryName) {
        return binaryName.replace('.', '/') + CLASS;
    }

    /// What is another one when the jar was changed.
    static String stamp(Path jar) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
