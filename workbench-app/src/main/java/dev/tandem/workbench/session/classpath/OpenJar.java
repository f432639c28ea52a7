package dev.tandem.workbench.session.classpath;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// A jar on the class path of a session, opened when it is first read and closed with the session. Thread-safe.
final class OpenJar implements AutoCloseable {
    private final Path path;
    private final JarClasses classes;
    /// Written under the monitor.
    private JarFile file;
    private boolean closed;

    OpenJar(Path path, JarClasses classes) {
        this.path = path;
        this.classes = classes;
    }

    Path path() {
        return path;
    }

    /// The full names of the classes in a package.
    Stream<String> classes(String packageName) {
        String names = classes.packages().get(packageName);
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return names == null ? Stream.empty() : Stream.of(names.split(JarClasses.SEPARATOR)).map(prefix::concat);
    }

    synchronized InputStream content(String entry) throws IOException {
        if (closed) {
            throw new IOException("session is closed: jar=" + path);
        }
        if (file == null) {
            file = JarClasses.open(path);
        }
        ZipEntry found = file.getEntry(entry);
        if (found == null) {
            throw new FileNotFoundException("jar has no such entry: jar=" + path + ", entry=" + entry);
        }
        return file.getInputStream(found);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (file != null) {
            file.close();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
