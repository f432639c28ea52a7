package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.system.Sessions;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.internal.wire.Rendezvous;
import dev.tandem.engine.internal.worker.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// One file with a start cache, named by the JDK, the class path with the age of each jar, and the options that it was
/// made for. It appears complete or not at all.
///
/// @param path where it is, or is to be
/// @param suitable whether a cache can be made for this class path: the JDK wants jars, and no folders of classes
record CacheFile(Path path, List<String> classPath, boolean suitable) {
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String SUFFIX = ".aot";
    /// For as many versions of the program.
    private static final int KEPT = 4;

    static CacheFile of(Path folder, String... classPath) {
        StringBuilder facts = new StringBuilder(System.getProperty("java.home")).append('\n').append(Runtime.version()).append('\n')
                .append(OwnJvm.FIXED).append('\n');
        boolean jars = true;
        for (String entry : classPath) {
            File file = new File(entry);
            jars &= file.isFile() || !file.exists();
            facts.append(entry).append(' ').append(file.length()).append(' ').append(file.lastModified()).append('\n');
        }
        return new CacheFile(folder.resolve("worker-" + hash(facts.toString()) + SUFFIX), List.of(classPath), jars);
    }

    boolean usable() {
        return suitable && Files.isReadable(path);
    }

    /// Makes it, unless another process does; takes seconds.
    ///
    /// @return whether it is there now
    boolean make() {
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        try {
            Files.createDirectories(path.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held != null && !usable()) {
                    rehearse();
                    forgetOthers();
                }
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process makes it.
            return false;
        } catch (FileSystemException e) {
            // Nowhere to write: workers start as without.
            LOG.log(Level.FINE, "no start cache: file=" + path, e);
        } catch (IOException e) {
            LOG.log(Level.INFO, "no start cache: file=" + path, e);
        }
        return usable();
    }

    private void rehearse() throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Path meeting = Rendezvous.folder();
        Guardian.instance().addFolder(meeting);
        Process process = null;
        try {
            process = command(fresh, meeting).start();
            Guardian.instance().addGroup(process.pid());
            if (process.waitFor(LONGEST.toNanos(), TimeUnit.NANOSECONDS) && process.exitValue() == 0 && Files.exists(fresh)) {
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the engine's threads; a build that is interrupted goes without.
            Thread.currentThread().interrupt();
        } finally {
            if (process != null) {
                Signals.toGroup(process.pid(), Signals.KILL);
                process.destroyForcibly().onExit().join();
                Guardian.instance().removeGroup(process.pid());
            }
            Rendezvous.removeFolder(meeting);
            Guardian.instance().removeFolder(meeting);
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".config"));
        }
    }

    private ProcessBuilder command(Path fresh, Path meeting) {
        List<String> command = new ArrayList<>(Sessions.launcher());
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.add(OwnJvm.java());
        command.addAll(OwnJvm.FIXED);
        command.addAll(List.of("-XX:AOTCacheOutput=" + fresh, "-Xmx1g",
                "-D" + UserCache.NATIVES + "=" + UserCache.nativesOfWorkers(), Rehearsal.class.getName(), meeting.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        InheritedOptions.putInto(builder.environment());
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
        return builder;
    }

    /// Removes caches of earlier versions, and what makers that were killed have left.
    private void forgetOthers() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(path.getParent())) {
            all = files.filter(file -> file.getFileName().toString().startsWith("worker-")).toList();
        }
        List<Path> caches = all.stream().filter(file -> file.toString().endsWith(SUFFIX))
                .sorted(Comparator.comparing(CacheFile::age).reversed()).toList();
        Instant longAgo = Instant.now().minus(LONGEST.multipliedBy(2));
        for (Path file : all) {
            boolean cache = caches.contains(file);
            if (cache ? caches.indexOf(file) >= KEPT : age(file).isBefore(longAgo)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Instant age(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private static String hash(String facts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has this algorithm: SHA-256", e);
        }
    }
}
