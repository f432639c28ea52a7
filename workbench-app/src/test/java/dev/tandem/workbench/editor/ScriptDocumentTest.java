package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.session.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptDocumentTest {
    @TempDir
    private Path folder;

    @Test
    void isChangedUntilItIsWhatIsOnDisk() {
        ScriptDocument document = ScriptDocument.of(folder.resolve("a.jsh"), DiskText.fresh("1"));
        assertThat(document.isChanged()).isFalse();
        document.edit("2");
        assertThat(document.isChanged()).isTrue();
        document.isOnDisk(DiskText.fresh("2"));
        assertThat(document.isChanged()).isFalse();
        document.isGone();
        assertThat(document.isChanged()).isTrue();
    }

    @Test
    void aFileThatSomebodyElseHasChangedIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), "ours");
        DiskText known = DiskText.read(file);
        Files.writeString(file, "theirs");
        Disk.There there = Disk.save(file, known, known.with("ours, edited"));
        assertThat(there.written()).isFalse();
        assertThat(there.text().text()).isEqualTo("theirs");
        assertThat(file).hasContent("theirs");
        assertThat(Disk.save(file, there.text(), known.with("ours, edited")).written()).isTrue();
        assertThat(file).hasContent("ours, edited");
    }

    @Test
    void aFileThatIsGoneIsWrittenAndOneThatHasComeBackIsNotOverwritten() throws IOException {
        Path file = folder.resolve("gone.jsh");
        assertThat(Disk.save(file, null, DiskText.fresh("ours")).written()).isTrue();
        Files.writeString(file, "theirs");
        assertThat(Disk.save(file, null, DiskText.fresh("ours")).written()).isFalse();
    }

    @Test
    void savingKeepsEndsOfLinesPermissionsAndLinks() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), "1\r\n2\r\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.jsh"), file);
        DiskText read = DiskText.read(link);
        assertThat(read.text()).isEqualTo("1\n2\n");
        read.with("1\n3\n").write(link);
        assertThat(Files.readString(file)).isEqualTo("1\r\n3\r\n");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxr-----");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.jsh", "link.jsh");
    }

    @Test
    void whatIsNoTextIsRefusedInWords() throws IOException {
        Path file = Files.write(folder.resolve("a.jsh"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> DiskText.read(file)).isInstanceOf(IOException.class).hasMessage("it is not a text in UTF-8");
    }

    @Test
    void aPartKeepsItsPlace() {
        ScriptDocument document = ScriptDocument.untitled("a", "x\ny\nz");
        SourceText part = document.part(4, 5);
        assertThat(part.text()).isEqualTo(" \n \nz");
    }
}
