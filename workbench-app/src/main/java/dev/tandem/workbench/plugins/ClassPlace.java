package dev.tandem.workbench.plugins;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar or a folder with classes, opened when it is first read and closed by whoever has made this. Thread-safe.
final class ClassPlace implements AutoCloseable {
    static final String CLASS = ".class";

    private final Path place;
    private final boolean isFolder;
    /// Written under the monitor.
    private JarFile jar;
    private boolean closed;

    ClassPlace(Path place) {
        this.place = place;
        this.isFolder = Files.isDirectory(place);
    }

    /// Where a class is.
    static String entry(String name) {
        return name.replace('.', '/') + CLASS;
    }

    /// A file, or null when there is none of that name.
    byte[] content(String entry) throws IOException {
        if (isFolder) {
            Path file = place.resolve(entry);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        }
        JarFile opened = jar();
        ZipEntry found = opened.getEntry(entry);
        if (found == null) {
            return null;
        }
        try (InputStream in = opened.getInputStream(found)) {
            return in.readAllBytes();
        }
    }

    /// The files whose names begin so, with the names that a jar has for them.
    List<String> entries(String prefix) throws IOException {
        if (!isFolder) {
            return jar().versionedStream().map(JarEntry::getName).filter(name -> name.startsWith(prefix)).toList();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).map(file -> place.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(name -> name.startsWith(prefix)).toList();
        }
    }

    private synchronized JarFile jar() throws IOException {
        if (closed) {
            throw new IOException("plugin is unloaded: jar=" + place);
        }
        if (jar == null) {
            jar = new JarFile(place.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        }
        return jar;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (jar != null) {
            jar.close();
        }
    }
}
