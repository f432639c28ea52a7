package dev.tandem.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private static void replace(Path file, String with) throws IOException {
        WholeFile.replace(file, target -> {
            assertThat(target).doesNotExist();
            Files.writeString(target, with);
        });
    }

    @Test
    void aNewFileMayBeReadByThoseWhoMayReadOthers() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path other = Files.writeString(folder.resolve("other"), "");
        Path file = folder.resolve("file");
        replace(file, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void whatFailsHalfwayLeavesTheOldContentsAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, target -> {
            Files.writeString(target, "ne");
            throw new IOException("no space left");
        })).isInstanceOf(TandemException.class).hasMessage("file not written: path=" + file + ", cause=java.io.IOException: no space left");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("none/file");
        assertThatThrownBy(() -> replace(file, "new")).isInstanceOf(IOException.class).hasMessage("there is no folder " + file.getParent());
    }

    @Test
    void linksAndPermissionsStay() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        replace(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxr-----");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("file", "link");
    }

    @Test
    void aFileWithASecondNameHasTheNewContentsByBoth() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
        Path file = Files.writeString(folder.resolve("file"), "old and long");
        Path second = Files.createLink(folder.resolve("second"), file);
        assertThatThrownBy(() -> WholeFile.replace(file, target -> {
            throw new IOException("no space left");
        })).isInstanceOf(IOException.class);
        assertThat(second).hasContent("old and long");
        replace(file, "new");
        assertThat(second).hasContent("new");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("file", "second");
    }

    @Test
    void whatCannotBeReplacedIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> replace(folder, "new")).isInstanceOf(IOException.class).hasMessage("it is a folder");
        assertThatThrownBy(() -> replace(folder.resolve("none/file"), "new")).isInstanceOf(IOException.class);
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThat(file.toFile().setReadOnly()).isTrue();
        if (Files.isWritable(file)) {
            // For an administrator everything is.
            replace(file, "new");
            assertThat(file).hasContent("new");
        } else {
            assertThatThrownBy(() -> replace(file, "new")).isInstanceOf(IOException.class).hasMessage("the file is write-protected");
            assertThat(file).hasContent("old");
        }
    }
}
