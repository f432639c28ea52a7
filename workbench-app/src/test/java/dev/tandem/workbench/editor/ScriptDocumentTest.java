package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.session.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptDocumentTest {
    @TempDir
    private Path folder;

    @Test
    void marksWhatIsNotSaved() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), "int x = 1;");
        ScriptDocument document = ScriptDocument.open(file);
        assertThat(document.title()).isEqualTo("a.jsh");
        document.edit("int x = 2;");
        assertThat(document.isChanged()).isTrue();
        assertThat(document.title()).isNotEqualTo("a.jsh");
        document.save();
        assertThat(document.title()).isEqualTo("a.jsh");
        assertThat(file).hasContent("int x = 2;");
    }

    @Test
    void anUntitledTextGetsItsNameFromWhereItIsSaved() throws IOException {
        ScriptDocument document = ScriptDocument.untitled("untitled-1.jsh", "1 + 1");
        document.saveAs(folder.resolve("sum.jsh"));
        assertThat(document.name()).isEqualTo("sum.jsh");
        assertThat(document.file()).hasContent("1 + 1");
    }

    @Test
    void staysWhereItWasWhenItCannotBeSavedElsewhere() throws IOException {
        ScriptDocument document = ScriptDocument.open(Files.writeString(folder.resolve("a.jsh"), "1"));
        document.edit("2");
        assertThatThrownBy(() -> document.saveAs(folder.resolve("none/b.jsh"))).isInstanceOf(IOException.class);
        assertThat(document.name()).isEqualTo("a.jsh");
        assertThat(document.isChanged()).isTrue();
        assertThat(folder.resolve("a.jsh")).hasContent("1");
    }

    @Test
    void aPartKeepsItsLineNumber() {
        ScriptDocument document = ScriptDocument.untitled("a", "x\ny\nz");
        SourceText part = document.part(2, "z");
        assertThat(part.position(part.text().indexOf('z')).line()).isEqualTo(3);
    }
}
