package dev.tandem.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir
    private Path folder;

    private CsvTable table(String text) throws Exception {
        return CsvTable.read(Files.writeString(folder.resolve("t.csv"), text));
    }

    @Test
    void readsColumnsPastCommentsAndBlankLines() throws Exception {
        CsvTable table = table("# a, comment\nday, in bed ,note\n1, 3 ,x\n\n# more\n2,4,\"y, \"\"z\"\"\"\n");
        assertThat(table.names()).containsExactly("day", "in bed", "note");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.integers("in bed")).containsExactly(3, 4);
        assertThat(table.doubles("day")).containsExactly(1, 2);
        assertThat(table.texts("note")).containsExactly("x", "y, \"z\"");
    }

    @Test
    void readsWhatOtherSystemsWrite() throws Exception {
        CsvTable table = table("\uFEFFa,b\r\n1,2\r\n3,4");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.integers("b")).containsExactly(2, 4);
    }

    @Test
    void namesFileLineColumnAndValueOfWhatIsNoNumber() throws Exception {
        CsvTable table = table("# c\na,b\n1,2\n3.5,\n7,x");
        assertThatThrownBy(() -> table.integers("a")).isInstanceOf(TandemException.class)
                .hasMessage("not a whole number: value=\"3.5\", column=a, line=4, file=" + folder.resolve("t.csv"));
        assertThatThrownBy(() -> table.doubles("b")).hasMessageStartingWith("not a number: value=\"\", column=b, line=4");
        CsvTable last = table("a\n1\nx");
        assertThatThrownBy(() -> last.doubles("a")).hasMessageContaining("value=\"x\", column=a, line=3");
    }

    @Test
    void listsTheColumnsWhenThereIsNoneOfThatName() throws Exception {
        assertThatThrownBy(() -> table("a,b\n1,2\n").texts("c")).isInstanceOf(TandemException.class)
                .hasMessageStartingWith("no such column: column=c, columns=[a, b]");
    }

    @Test
    void refusesWhatIsNoTable() throws Exception {
        assertThatThrownBy(() -> table("")).hasMessageContaining("begins with a line of names");
        assertThatThrownBy(() -> table("a,b\n1,2\n3\n")).hasMessageContaining("line=3, names=2, values=1");
        assertThatThrownBy(() -> table("a,a\n1,2\n")).hasMessageContaining("a name appears twice");
        assertThatThrownBy(() -> table("a\n\"open")).isInstanceOf(TandemException.class).hasMessageContaining("t.csv");
        Files.write(folder.resolve("l.csv"), "a\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("l.csv"))).isInstanceOf(TandemException.class);
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"))).isInstanceOf(TandemException.class);
    }

    @Test
    void findsFilesBesideTheScriptAndTellsWhereItLooked() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n");
        assertThat(FileSearch.find(Path.of("t.csv"), folder)).isEqualTo(file);
        assertThat(FileSearch.find(file, null)).isEqualTo(file);
        assertThatThrownBy(() -> FileSearch.find(Path.of("u.csv"), folder)).isInstanceOf(TandemException.class)
                .hasMessageContaining(Path.of("u.csv").toAbsolutePath().toString())
                .hasMessageContaining(folder.resolve("u.csv").toString());
    }
}
