package dev.tandem.workbench.session.classpath;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// What the compiler of one session sees of files. The compiler's own way to find classes in jars walks through each jar of the
/// class path in each session; this one asks [ClassPathIndex]. All but the class path is as the compiler has it.
///
/// Used by one thread at a time, which holds the compiler's lock; closed with the session.
public final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    /// @param jar null for a folder
    private record Entry(Path path, OpenJar jar) {}

    /// The class path as it was last looked at; null after it has changed.
    private List<Entry> entries;
    private final List<OpenJar> opened = new ArrayList<>();
    /// What each package that was asked for has, where the class path is jars only; forgotten with the class path.
    private final Map<String, List<JavaFileObject>> found = new HashMap<>();

    /// @param files of the compiler; closed by this one
    public SessionFiles(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH || recurse) {
            return super.list(location, packageName, kinds, recurse);
        }
        if (entries == null) {
            entries = look();
        }
        if (entries.stream().anyMatch(entry -> entry.jar == null)) {
            return list(packageName, kinds);
        }
        if (!kinds.contains(Kind.CLASS)) {
            return List.of();
        }
        List<JavaFileObject> known = found.get(packageName);
        if (known == null) {
            known = list(packageName, kinds);
            found.put(packageName, known);
        }
        return known;
    }

    /// In the order of the class path, in which the first of a name counts.
    private List<JavaFileObject> list(String packageName, Set<Kind> kinds) throws IOException {
        List<JavaFileObject> all = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.jar == null) {
                addFromFolder(entry.path, packageName, kinds, all);
            } else if (kinds.contains(Kind.CLASS)) {
                entry.jar.classes(packageName).forEach(name -> all.add(new JarClass(entry.jar, name)));
            }
        }
        return all;
    }

    private void addFromFolder(Path folder, String packageName, Set<Kind> kinds, List<JavaFileObject> all) throws IOException {
        Path place = folder.resolve(packageName.replace('.', '/'));
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                List<Path> wanted = files.filter(file -> kinds.stream()
                        .anyMatch(kind -> !kind.extension.isEmpty() && file.toString().endsWith(kind.extension))).sorted().toList();
                fileManager.getJavaFileObjectsFromPaths(wanted).forEach(all::add);
            }
        }
    }

    private List<Entry> look() {
        List<Entry> looked = new ArrayList<>();
        Iterable<? extends Path> paths = fileManager.getLocationAsPaths(StandardLocation.CLASS_PATH);
        if (paths != null) {
            for (Path path : paths) {
                if (Files.isDirectory(path)) {
                    looked.add(new Entry(path, null));
                } else if (Files.exists(path)) {
                    OpenJar jar = new OpenJar(path, ClassPathIndex.of(path));
                    opened.add(jar);
                    looked.add(new Entry(path, jar));
                }
            }
        }
        return looked;
    }

    private void forgetClassPath() {
        entries = null;
        found.clear();
    }

    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        forgetClassPath();
        return super.handleOption(current, remaining);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        forgetClassPath();
        fileManager.setLocation(location, files);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JarClass found ? found.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one instanceof JarClass || other instanceof JarClass ? one.toUri().equals(other.toUri()) : super.isSameFile(one, other);
    }

    /// The compiler looks for what extends it. What typed code uses does not; and it would leave behind, for each kind of task, a loader
    /// that has opened all jars of the class path.
    @Override
    public ClassLoader getClassLoader(Location location) {
        return location == StandardLocation.CLASS_PATH ? ClassLoader.getPlatformClassLoader() : super.getClassLoader(location);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof JarClass ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
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

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public void close() throws IOException {
        for (OpenJar jar : opened) {
            jar.close();
        }
        super.close();
    }
}
