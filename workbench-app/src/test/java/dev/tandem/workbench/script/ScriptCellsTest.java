package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.script.ScriptCells.Cell;
import org.junit.jupiter.api.Test;

class ScriptCellsTest {
    private static final String TEXT = "int a\n// %% First\n// what it is for\nint b\n//%%\nint c";

    @Test
    void aCellBeginsAtItsMark() {
        assertThat(ScriptCells.of(TEXT)).containsExactly(new Cell(0, 6, ""), new Cell(6, TEXT.indexOf("//%%"), "First"),
                new Cell(TEXT.indexOf("//%%"), TEXT.length(), ""));
        assertThat(ScriptCells.of("// %% One\nint a")).containsExactly(new Cell(0, 15, "One"));
        assertThat(ScriptCells.of("int a // %% no mark")).isEmpty();
        assertThat(ScriptCells.of("")).isEmpty();
    }

    @Test
    void aPlaceIsInOneCell() {
        assertThat(ScriptCells.at(TEXT, 6)).get().extracting(Cell::title).isEqualTo("First");
        assertThat(ScriptCells.at(TEXT, 5)).get().extracting(Cell::start).isEqualTo(0);
        assertThat(ScriptCells.at(TEXT, TEXT.length())).get().extracting(Cell::start).isEqualTo(TEXT.indexOf("//%%"));
        assertThat(ScriptCells.at("int a", 2)).isEmpty();
    }
}
