package dev.tandem.workbench.editor.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.editor.typing.Indents.Edit;
import org.junit.jupiter.api.Test;

class IndentsTest {
    private static String applied(String text, Edit edit) {
        String fresh = text.substring(0, edit.from()) + edit.text() + text.substring(edit.to());
        int first = Math.min(edit.anchor(), edit.caret());
        int last = Math.max(edit.anchor(), edit.caret());
        return first == last ? fresh.substring(0, first) + "|" + fresh.substring(first)
                : fresh.substring(0, first) + "[" + fresh.substring(first, last) + "]" + fresh.substring(last);
    }

    private static String newLine(String marked) {
        int at = marked.indexOf('|');
        String text = marked.replace("|", "");
        return applied(text, Indents.newLine(text, at, at));
    }

    @Test
    void aNewLineBeginsWhereTheOneBeforeDoes() {
        assertThat(newLine("  int a;|")).isEqualTo("  int a;\n  |");
        assertThat(newLine("if (a) {|")).isEqualTo("if (a) {\n    |");
        assertThat(newLine("if (a) {|}")).isEqualTo("if (a) {\n    |\n}");
        assertThat(newLine("  f(|)")).isEqualTo("  f(\n      |\n  )");
        assertThat(newLine("|")).isEqualTo("\n|");
    }

    @Test
    void tabMovesBlocksAndGoesToTheNextColumn() {
        assertThat(applied("ab", Indents.indent("ab", 2, 2))).isEqualTo("ab  |");
        assertThat(applied("a\n\nb\nc", Indents.indent("a\n\nb\nc", 0, 5))).isEqualTo("[    a\n\n    b]\nc");
        assertThat(applied("    a\n  b\n\tc", Indents.unindent("    a\n  b\n\tc", 0, 12))).isEqualTo("[a\nb\nc]");
        assertThat(applied("      a", Indents.unindent("      a", 7, 7))).isEqualTo("  a|");
    }

    @Test
    void commentsComeAndGo() {
        String code = "  a\n\n    b";
        String commented = "  // a\n\n  //   b";
        assertThat(applied(code, Indents.toggleComment(code, 0, code.length()))).isEqualTo("[" + commented + "]");
        assertThat(applied(commented, Indents.toggleComment(commented, 0, commented.length()))).isEqualTo("[" + code + "]");
        assertThat(applied("a", Indents.toggleComment("a", 1, 1))).isEqualTo("// a|");
        assertThat(applied("", Indents.toggleComment("", 0, 0))).isEqualTo("// |");
    }

    @Test
    void aBracketThatClosesGoesBackWhenItIsTheFirst() {
        assertThat(applied("{\n    ", Indents.close("{\n    ", 6, 6))).isEqualTo("{\n}|");
        assertThat(Indents.close("{ a ", 4, 4)).isNull();
        assertThat(Indents.close("", 0, 0)).isNull();
    }
}
