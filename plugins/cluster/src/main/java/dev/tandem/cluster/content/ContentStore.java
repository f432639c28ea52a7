package dev.tandem.cluster.content;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.process.OwnJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// A folder of jars that are called by what is in them, so that a jar comes to a machine once, from whomever. It knows jars
/// elsewhere, too, such as those of this program, which need not come at all. Bounded: what was not used for longest goes. Thread-safe.
public final class ContentStore {
    /// Of all that lies in the folder, in bytes.
    private static final long MOST = 4L << 30;
    private static final String JAR = ".jar";
    private static final String USED = ".used";
    private static final int BUFFER = 1 << 20;

    /// A file as it was when it was looked into.
    private record Seen(Path file, long bytes, FileTime changed) {
        static Seen of(Path file) throws IOException {
            return new Seen(file, Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    private final Path folder;
    private final Map<Seen, Item> known = new ConcurrentHashMap<>();
    private final Map<String, Path> elsewhere = new ConcurrentHashMap<>();

    /// That of this user, which programs and nodes of this machine have in common.
    public static ContentStore ofUser() {
        return new ContentStore(UserCache.folder().resolve("cluster"));
    }

    /// @param folder made when it is needed, readable to its owner only
    public ContentStore(Path folder) {
        this.folder = folder;
    }

    /// What a jar, or a folder of classes, is by its content; a folder is packed first. The file that [#find] gives for it is on this machine.
    ///
    /// @throws TandemException when it cannot be read
    public Item item(Path entry) {
        try {
            Path file = Files.isDirectory(entry) ? packed(entry) : entry;
            Seen seen = Seen.of(file);
            Item item = known.get(seen);
            if (item == null) {
                item = new Item(digest(file), seen.bytes(), entry.getFileName().toString());
                known.put(seen, item);
            }
            elsewhere.put(item.digest(), file);
            return item;
        } catch (IOException e) {
            throw new TandemException("cannot read class path entry: entry=" + entry + ", cause=" + e, e);
        }
    }

    /// The class path of this program, as far as it is there.
    public List<Item> ownClassPath() {
        return OwnJvm.classPath().stream().filter(Files::exists).map(this::item).toList();
    }

    /// The Tandem in it: programs that have the same understand each other.
    public Item ownBuild() {
        try {
            return item(Path.of(TandemException.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class loaders give addresses that are well-formed", e);
        }
    }

    /// The file with that content, or null when there is none here.
    public Path find(Item item) {
        Path other = elsewhere.get(item.digest());
        if (other != null && isOf(other, item)) {
            return other;
        }
        Path own = folder.resolve(item.digest() + JAR);
        if (!isOf(own, item)) {
            return null;
        }
        use(own);
        return own;
    }

    /// The time of the jar itself stays: what JVMs have learnt of it holds for that time only.
    private static void use(Path jar) {
        Path mark = jar.resolveSibling(jar.getFileName() + USED);
        try {
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
            Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It goes a little earlier than it should.
            return;
        }
    }

    private static boolean isOf(Path file, Item item) {
        return Files.exists(file) && size(file) == item.bytes();
    }

    /// Begins to receive one.
    ///
    /// @throws TandemException when it has no room
    public Arrival receive(Item item) {
        try {
            make();
            forgetOld(item.bytes());
            return new Arrival(this, item, Files.createTempFile(folder, "arriving-", JAR));
        } catch (IOException e) {
            throw new TandemException(
                    "no room for a jar: folder=" + folder + ", name=" + item.name() + ", bytes=" + item.bytes() + ", cause=" + e, e);
        }
    }

    /// What has come whole becomes part of the store.
    void keep(Path file, Item item) throws IOException {
        String digest = digest(file);
        if (!digest.equals(item.digest())) {
            throw new IOException("jar is not what it was said to be: name=" + item.name());
        }
        place(file, item.digest());
    }

    /// One that is there already stays, since programs may have it open.
    private Path place(Path file, String digest) throws IOException {
        Path whole = folder.resolve(digest + JAR);
        if (Files.exists(whole)) {
            Files.delete(file);
        } else {
            Files.move(file, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        use(whole);
        return whole;
    }

    private void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void forgetOld(long room) throws IOException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(folder)) {
            jars = all.filter(file -> file.toString().endsWith(JAR)).sorted(Comparator.comparing(ContentStore::lastUse)).toList();
        }
        long bytes = room;
        for (Path jar : jars) {
            bytes += size(jar);
        }
        for (Path oldest : jars) {
            if (bytes <= MOST) {
                return;
            }
            // Programs that have it open keep it.
            bytes -= size(oldest);
            Files.deleteIfExists(oldest);
            Files.deleteIfExists(oldest.resolveSibling(oldest.getFileName() + USED));
        }
    }

    /// Several nodes of a machine use the same folder: what was listed may be gone.
    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException e) {
            return 0;
        }
    }

    private static FileTime lastUse(Path jar) {
        Path mark = jar.resolveSibling(jar.getFileName() + USED);
        try {
            return Files.getLastModifiedTime(Files.exists(mark) ? mark : jar);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /// A jar of the same classes, which is the same as long as they are.
    private Path packed(Path classes) throws IOException {
        make();
        Path jar = Files.createTempFile(folder, "packing-", JAR);
        try {
            pack(classes, jar);
            return place(jar, digest(jar));
        } finally {
            Files.deleteIfExists(jar);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> all = Files.walk(classes)) {
            out.setLevel(1);
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                JarEntry entry = new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /// One on its way here. For one thread; closed by it.
    public static final class Arrival implements AutoCloseable {
        private final ContentStore store;
        private final Item item;
        private final Path file;
        private final OutputStream out;
        private long taken;

        private Arrival(ContentStore store, Item item, Path file) throws IOException {
            this.store = store;
            this.item = item;
            this.file = file;
            this.out = Files.newOutputStream(file);
        }

        /// Takes the next bytes.
        ///
        /// @return whether it is whole, and in the store
        /// @throws TandemException when it has no room, or is not what it was said to be
        public boolean take(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
                taken += length;
                if (taken < item.bytes()) {
                    return false;
                }
                out.close();
                store.keep(file, item);
                return true;
            } catch (IOException e) {
                close();
                throw new TandemException(
                        "jar did not get here: folder=" + store.folder + ", name=" + item.name() + ", bytes=" + item.bytes() + ", cause=" + e, e);
            }
        }

        public Item item() {
            return item;
        }

        /// What has not come whole is gone.
        @Override
        public void close() {
            try {
                out.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is in a folder whose oldest files go.
                return;
            }
        }
    }
}
