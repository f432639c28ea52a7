package dev.tandem.engine.internal.cache;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who can put something into a folder. Where files have no owners and modes in the manner of Unix, nothing is known and
/// all folders are taken as they are.
final class Ownership {
    private static final boolean KNOWN = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final int OTHERS_WRITE = 0002;
    private static final int GROUP_WRITES = 0020;
    /// In such a folder everybody can make something, and only its owner can replace it.
    private static final int STICKY = 01000;

    private Ownership() {}

    /// Makes a folder that only this user can enter, unless it is there.
    ///
    /// @return the folder without links in its path; null when there is none that is this user's and can be written to
    static Path usable(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            Path real = folder.toRealPath();
            if (KNOWN && uid(real) == ownUid()) {
                Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
            }
            return isSafe(real) && Files.isWritable(real) && (!KNOWN || uid(real) == ownUid()) ? real : null;
        } catch (IOException e) {
            // No right to make or to look at it.
            return null;
        }
    }

    /// Takes from others the right to write to a folder of this user, which many systems give to the group; makes it when it
    /// is not there. Where that cannot be done, [#isSafe(Path)] says what it is.
    static void closeToWriters(Path folder) {
        try {
            Path real = (Files.exists(folder) ? folder : Files.createDirectories(folder)).toRealPath();
            if (KNOWN && uid(real) == ownUid() && (mode(real) & (OTHERS_WRITE | GROUP_WRITES)) != 0) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(real));
                rights.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
                Files.setPosixFilePermissions(real, rights);
            }
        } catch (IOException e) {
            // It is what it is.
            return;
        }
    }

    /// Whether only this user and the administrator can put something there, or replace the folder itself; or write to a file.
    static boolean isSafe(Path folder) {
        try {
            if (!KNOWN || !Files.exists(folder)) {
                return !KNOWN || folder.getParent() != null && isSafe(folder.getParent());
            }
            Path real = folder.toRealPath();
            if (!isTrusted(uid(real)) || (mode(real) & (OTHERS_WRITE | GROUP_WRITES)) != 0) {
                return false;
            }
            for (Path above = real.getParent(); above != null; above = above.getParent()) {
                boolean isOpen = (mode(above) & OTHERS_WRITE) != 0 && (mode(above) & STICKY) == 0;
                if (!isTrusted(uid(above)) || isOpen) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // Who cannot look cannot trust.
            return false;
        }
    }

    private static boolean isTrusted(int uid) {
        return uid == 0 || uid == ownUid();
    }

    private static int ownUid() {
        return Own.UID;
    }

    private static final class Own {
        static final int UID = read();

        private static int read() {
            try {
                Path self = Path.of("/proc/self");
                if (Files.exists(self)) {
                    return uid(self.toRealPath());
                }
                Path probe = Files.createTempFile("tandem-owner", "");
                try {
                    return uid(probe);
                } finally {
                    Files.delete(probe);
                }
            } catch (IOException e) {
                // Nobody's: no folder is this user's then.
                return -1;
            }
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) attributes(path).get("uid");
    }

    private static int mode(Path path) throws IOException {
        return (Integer) attributes(path).get("mode");
    }

    private static Map<String, Object> attributes(Path path) throws IOException {
        return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    }
}
