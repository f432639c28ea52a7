package dev.tandem.engine.internal.code;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// What the compilers of all typed sessions of this process see of the class path and the JDK: looked at once, which
/// takes as long as a third of all that the sessions do when each looks by itself.
///
/// Thread-safe; never closed. The class path is that of tests, whose files do not change while they run.
final class SharedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private record Listing(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    private static SharedFiles only;

    private final Map<Listing, List<JavaFileObject>> listings = new HashMap<>();

    private SharedFiles(StandardJavaFileManager files) {
        super(files);
    }

    static synchronized SharedFiles of(String classPath) {
        if (only == null) {
            only = new SharedFiles(looking(classPath));
        }
        return only;
    }

    private static StandardJavaFileManager looking(String classPath) {
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocation(StandardLocation.CLASS_PATH, Arrays.stream(classPath.split(File.pathSeparator)).map(File::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public synchronized Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds,
            boolean recurse) throws IOException {
        Listing listing = new Listing(location, packageName, EnumSet.copyOf(kinds), recurse);
        List<JavaFileObject> known = listings.get(listing);
        if (known == null) {
            known = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(known::add);
            listings.put(listing, known);
        }
        return known;
    }

    @Override
    public synchronized String inferBinaryName(Location location, JavaFileObject file) {
        return super.inferBinaryName(location, file);
    }

    @Override
    public synchronized JavaFileObject getJavaFileForInput(Location location, String className, JavaFileObject.Kind kind)
            throws IOException {
        return super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public synchronized FileObject getFileForInput(Location location, String packageName, String relativeName) throws IOException {
        return super.getFileForInput(location, packageName, relativeName);
    }

    @Override
    public synchronized boolean contains(Location location, FileObject file) throws IOException {
        return super.contains(location, file);
    }

    @Override
    public synchronized boolean hasLocation(Location location) {
        return super.hasLocation(location);
    }

    @Override
    public synchronized Location getLocationForModule(Location location, String moduleName) throws IOException {
        return super.getLocationForModule(location, moduleName);
    }

    @Override
    public synchronized Location getLocationForModule(Location location, JavaFileObject file) throws IOException {
        return super.getLocationForModule(location, file);
    }

    @Override
    public synchronized String inferModuleName(Location location) throws IOException {
        return super.inferModuleName(location);
    }

    @Override
    public synchronized Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        List<Set<Location>> all = new ArrayList<>();
        super.listLocationsForModules(location).forEach(all::add);
        return all;
    }

    /// Each compiler says the same.
    @Override
    public synchronized boolean handleOption(String current, Iterator<String> remaining) {
        return super.handleOption(current, remaining);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) {
        throw new UnsupportedOperationException("all sessions see the same files: location=" + location);
    }

    @Override
    public synchronized Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    /// Other sessions go on.
    @Override
    public void close() {}
}
