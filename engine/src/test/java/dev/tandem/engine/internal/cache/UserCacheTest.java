package dev.tandem.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What lies in a cache is run, so nobody else may be able to put something there.
@DisabledOnOs(OS.WINDOWS)
class UserCacheTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsMadeForThisUserOnly() throws IOException {
        Path made = Ownership.usable(folder.resolve("caches/tandem"));
        assertThat(made).isEqualTo(folder.toRealPath().resolve("caches/tandem"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        assertThat(Ownership.usable(made)).isEqualTo(made);
    }

    @Test
    void aFolderOfThisUserThatOthersCouldEnterIsClosed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        mode(open, "rwxrwxrwx");
        assertThat(Ownership.isSafe(open)).isFalse();
        assertThat(Ownership.usable(open)).isNotNull();
        assertThat(Ownership.isSafe(open)).isTrue();
    }

    @Test
    void aFolderOfABuildStaysReadableAndIsClosedToWritersOnly() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("start"));
        mode(shared, "rwxrwxr-x");
        assertThat(Ownership.isSafe(shared)).isFalse();
        Ownership.closeToWriters(shared);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared))).isEqualTo("rwxr-xr-x");
        assertThat(Ownership.isSafe(shared)).isTrue();
        Ownership.closeToWriters(folder.resolve("new/one"));
        assertThat(Ownership.isSafe(folder.resolve("new/one"))).isTrue();
    }

    @Test
    void whereOthersCouldReplaceTheFolderThereIsNone() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        mode(open, "rwxrwxrwx");
        assertThat(Ownership.usable(open.resolve("tandem"))).isNull();
        assertThat(Ownership.isSafe(open.resolve("not there yet"))).isFalse();
    }

    @Test
    void aLinkIsJudgedByWhereItLeads() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        mode(open, "rwxrwxrwx");
        Path bad = Files.createDirectory(open.resolve("planted"));
        assertThat(Ownership.isSafe(Files.createSymbolicLink(folder.resolve("bad"), bad))).isFalse();
        Path good = Files.createDirectory(folder.resolve("good"));
        assertThat(Ownership.usable(Files.createSymbolicLink(folder.resolve("link"), good))).isEqualTo(good.toRealPath());
    }

    @Test
    void whatBelongsToAnotherUserIsNotTaken() throws IOException {
        Path planted = Files.createDirectory(folder.resolve("planted"));
        assumeTrue(chown(planted), "only the administrator can give a folder to another user");
        assertThat(Ownership.isSafe(planted)).isFalse();
        assertThat(Ownership.usable(planted)).isNull();
        assertThat(Ownership.isSafe(planted.resolve("below"))).isFalse();
    }

    @Test
    void aFileInThePlaceOfTheFolderMeansNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(Ownership.usable(file.resolve("tandem"))).isNull();
    }

    @Test
    void whatIsRemovedDoesNotFollowLinks() throws IOException {
        Path kept = Files.createFile(Files.createDirectory(folder.resolve("kept")).resolve("file"));
        Path tree = Files.createDirectories(folder.resolve("tree/below"));
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
        Trees.remove(folder.resolve("tree"));
        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(kept).exists();
        assertThat(Trees.list(folder)).isEqualTo(List.of(folder.resolve("kept")));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static boolean chown(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", 65534);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
