package dev.tandem.engine.internal.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Links to the native libraries of ND4J that JavaCPP has unpacked, for all processes to load them from.
///
/// JavaCPP takes a file for whole when it has the time of its entry in the jar. Jars hold times without a zone, so that a process
/// of another time zone, or one whose zone changes meanwhile, writes hundreds of megabytes anew at a place from which others load
/// them at that moment: that ends them (SIGBUS in the dynamic loader). Nobody writes to what the links lead to, and they take no room.
final class NativeLinks {
    private static final String PREFIX = "tandem-";
    /// Of ND4J itself, which comes after what it needs: when it is there, all is.
    private static final String LAST = "org/nd4j/";

    private final List<Path> classPath;
    private final Path unpacked;

    /// @param unpacked where JavaCPP unpacks: a folder for each jar, named as it
    NativeLinks(List<Path> classPath, Path unpacked) {
        this.classPath = classPath;
        this.unpacked = unpacked;
    }

    /// An unpacked file that is whole.
    private record Library(Path file, String entry, long crc) {}

    /// Folders with all libraries; empty while they are not unpacked, and where links cannot be made.
    List<Path> folders() {
        try {
            List<Library> all = libraries();
            return all.stream().anyMatch(each -> each.entry().startsWith(LAST)) ? linked(all) : List.of();
        } catch (IOException e) {
            // JavaCPP goes on as if this were not here.
            return List.of();
        }
    }

    private List<Library> libraries() throws IOException {
        List<Library> all = new ArrayList<>();
        for (Path jar : classPath) {
            Path folder = unpacked.resolve(String.valueOf(jar.getFileName()));
            if (jar.toString().endsWith(".jar") && Files.isDirectory(folder)) {
                add(jar, folder, all);
            }
        }
        return all;
    }

    private static void add(Path jar, Path folder, List<Library> all) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) open.stream()::iterator) {
                File file = folder.resolve(entry.getName()).toFile();
                if (!entry.isDirectory() && Files.isRegularFile(file.toPath(), LinkOption.NOFOLLOW_LINKS)
                        && file.length() == entry.getSize()) {
                    all.add(new Library(file.toPath(), entry.getName(), entry.getCrc()));
                }
            }
        }
    }

    private List<Path> linked(List<Library> all) throws IOException {
        int hash = 1;
        for (Library each : all) {
            hash = 31 * hash + unpacked.relativize(each.file()).hashCode();
            hash = 31 * hash + Long.hashCode(each.crc());
        }
        Path target = unpacked.resolve(PREFIX + Integer.toHexString(hash));
        if (!Files.isDirectory(target)) {
            link(all, target);
        }
        Set<Path> folders = new LinkedHashSet<>();
        all.forEach(each -> folders.add(in(target, each).getParent()));
        return List.copyOf(folders);
    }

    private Path in(Path folder, Library library) {
        return folder.resolve(unpacked.relativize(library.file()));
    }

    /// Others see the folder only when it is complete.
    private void link(List<Library> all, Path target) throws IOException {
        Path begun = Files.createTempDirectory(unpacked, PREFIX);
        try {
            for (Library each : all) {
                Path link = in(begun, each);
                Files.createDirectories(link.getParent());
                Files.createLink(link, each.file());
            }
            Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            Trees.remove(begun);
            if (!Files.isDirectory(target)) {
                throw new IOException("no links to native libraries: " + target, e);
            }
        }
    }
}
