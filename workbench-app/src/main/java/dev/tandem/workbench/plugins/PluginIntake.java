package dev.tandem.workbench.plugins;

import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A hidden folder beside the plugins into which one is copied or unpacked, so that it can be looked at and then moved to its
/// place as a whole. Nothing is written outside of it, whatever names there are, and no more than its limits. Goes with all that
/// is in it when it is closed; used by one thread.
final class PluginIntake implements AutoCloseable {
    static final String ZIP = ".zip";
    private static final String HIDDEN = ".unfinished-";
    private static final Pattern OWNED = Pattern.compile(Pattern.quote(HIDDEN) + "(\\d{1,18})-.*");
    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final int mostFiles;
    private final long mostBytes;
    private int files;
    private long bytes;

    PluginIntake(Path plugins) throws IOException {
        this(plugins, MOST_FILES, MOST_BYTES);
    }

    PluginIntake(Path plugins, int mostFiles, long mostBytes) throws IOException {
        removeLeft(plugins);
        this.folder = hidden(plugins);
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    /// A fresh folder that is taken for no plugin, and goes at the next intake when this process does not remove it.
    static Path hidden(Path plugins) throws IOException {
        return Files.createTempDirectory(plugins, HIDDEN + ProcessHandle.current().pid() + "-");
    }

    /// What a process has left that was killed.
    private static void removeLeft(Path plugins) throws IOException {
        try (Stream<Path> all = Files.list(plugins)) {
            all.filter(PluginIntake::isLeft).forEach(UserCache::remove);
        }
    }

    private static boolean isLeft(Path folder) {
        Matcher match = OWNED.matcher(folder.getFileName().toString());
        return match.matches() && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty();
    }

    /// Takes a jar as it is, a folder with all that is in it, and what is in a zip.
    ///
    /// @return the jar or the folder, which has the same name without `.zip`
    /// @throws PluginFault when something in it is not taken
    Path take(Path given) throws IOException {
        Path taken = folder.resolve(name(given));
        if (given.toString().endsWith(ZIP)) {
            unpack(given, Files.createDirectory(taken));
        } else if (Files.isDirectory(given)) {
            copyAll(given, taken);
        } else {
            try (InputStream in = Files.newInputStream(given)) {
                copy(in, taken);
            }
        }
        return taken;
    }

    /// Begins with what is not hidden.
    private static String name(Path given) {
        Path last = given.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString();
        String bare = name.endsWith(ZIP) ? name.substring(0, name.length() - ZIP.length()) : name;
        return bare.startsWith(".") || bare.isEmpty() ? "plugin" + bare : bare;
    }

    private void unpack(Path zip, Path into) throws IOException {
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(opened.entries())) {
                String name = entry.getName();
                if (JarCheck.leaves(name)) {
                    throw new PluginFault("an entry lies outside of the zip: entry=" + PluginGuard.line(name), null);
                }
                Path target = into.resolve(name);
                if (entry.isDirectory()) {
                    countFile();
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = opened.getInputStream(entry)) {
                        copy(in, target);
                    }
                }
            }
        } catch (InvalidPathException e) {
            throw new PluginFault("an entry has a name that no file can have: entry=" + PluginGuard.line(e.getInput()), e);
        }
    }

    private void copyAll(Path from, Path into) throws IOException {
        if (folder.toRealPath().startsWith(from.toRealPath())) {
            throw new PluginFault("the folder of plugins lies in it", null);
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                countFile();
                Files.createDirectories(into.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new PluginFault("links and the like are not taken: file=" + from.relativize(each), null);
                }
                try (InputStream in = Files.newInputStream(each)) {
                    copy(in, into.resolve(from.relativize(each)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void countFile() {
        files++;
        if (files > mostFiles) {
            throw new PluginFault("it has too many files: limit=" + mostFiles, null);
        }
    }

    /// What is there already is not written over.
    private void copy(InputStream in, Path target) throws IOException {
        countFile();
        Files.createFile(target);
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new PluginFault("it is too large: limit=" + mostBytes + " bytes", null);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    @Override
    public void close() {
        UserCache.remove(folder);
    }
}
