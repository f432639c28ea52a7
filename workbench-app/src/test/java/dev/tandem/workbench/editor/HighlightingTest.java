package dev.tandem.workbench.editor;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class HighlightingTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /// Whether the last character of a text is code.
    private static boolean isCode(String before, String typedSinceItWasColoured) {
        return onWindow(() -> {
            CodeArea area = new CodeArea();
            Highlighting colours = new Highlighting(area, new ErrorMarks());
            area.replaceText(before);
            colours.show();
            area.appendText(typedSinceItWasColoured);
            return colours.isCode(area.getLength() - 1);
        });
    }

    @Test
    void whatHasJustBeenTypedIsKnownToBeACommentOrAString() {
        assertThat(isCode("int a = 1;\n", "// m")).isFalse();
        assertThat(isCode("int a = 1;", " // m")).isFalse();
        assertThat(isCode("", "/* m")).isFalse();
        assertThat(isCode("", "String s = \"m")).isFalse();
        assertThat(isCode("/* a\n", "m")).isFalse();
        assertThat(isCode("String s = \"\"\"\n", "m")).isFalse();
    }

    @Test
    void whatHasJustBeenTypedIsKnownToBeCode() {
        assertThat(isCode("int a = 1; // one\n", "m")).isTrue();
        assertThat(isCode("/* a */", " m")).isTrue();
        assertThat(isCode("String s = \"a\"", ".m")).isTrue();
        assertThat(isCode("char c = '\"';", "m")).isTrue();
        assertThat(isCode("", "m")).isTrue();
    }
}
