package dev.tandem.workbench.session.classpath;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// The names of the classes in a jar, by package: for a compiler, which asks every jar for each package that is named.
///
/// @param stamp the size and the time of the jar when it was looked at
/// @param packages of each package, with dots, the simple names of its classes, separated by tabs
record JarClasses(String stamp, Map<String, String> packages) {
    static final String SEPARATOR = "\t";
    private static final String CLASS = ".class";

    /// Looks through a jar; of one with releases, as this Java sees it.
    static JarClasses read(Path jar) throws IOException {
        String stamp = stamp(jar);
        Map<String, StringBuilder> packages = new TreeMap<>();
        try (JarFile file = open(jar)) {
            file.versionedStream().map(JarEntry::getName).filter(JarClasses::isClass).forEach(name -> {
                int slash = name.lastIndexOf('/');
                StringBuilder names = packages.computeIfAbsent(name.substring(0, Math.max(slash, 0)).replace('/', '.'), _ -> new StringBuilder());
                names.append(names.isEmpty() ? "" : SEPARATOR).append(name, slash + 1, name.length() - CLASS.length());
            });
        }
        Map<String, String> named = new HashMap<>();
        packages.forEach((name, classes) -> named.put(name, classes.toString()));
        return new JarClasses(stamp, named);
    }

    /// What lies in the folder of the manifest is in no package.
    private static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && !entry.startsWith("META-INF/");
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
