package dev.tandem.workbench.editor;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs parts of a text, looks for what is wrong with it, and finds in it, as a person does.
class RunningPartsTest {
    private static OpenWindow open;
    @TempDir
    private Path folder;
    private CodeArea area;

    @BeforeAll
    static void openWindow() throws Exception {
        open = new OpenWindow(1000, 1000);
    }

    @AfterAll
    static void closeWindow() throws IOException {
        open.close();
    }

    @BeforeEach
    void newText() throws Exception {
        area = open.newText();
    }

    private static StyleClassedTextArea console() {
        return (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
    }

    /// The text without the bar, which says where the cursor stands.
    private void given(String marked) {
        onWindow(() -> {
            area.replaceText(marked.replace("▮", ""));
            area.moveTo(marked.indexOf('▮'));
            return null;
        });
    }

    private String writes(String name) {
        return "Files.writeString(Path.of(\"" + folder.resolve(name) + "\"), \"yes\")";
    }

    private boolean isWritten(String name) {
        return Files.exists(folder.resolve(name));
    }

    private long bars(String state) {
        return area.lookupAll(".gutter-bar").stream().filter(bar -> bar.getStyleClass().contains(state)).count();
    }

    private static String status(String id) {
        return open.workbench().window().scene().getRoot().lookupAll("#" + id).stream().filter(each -> each.isVisible() && isShown(each))
                .map(each -> ((Labeled) each).getText()).findFirst().orElse("");
    }

    private static boolean isShown(Node node) {
        return node.getParent() == null || node.isVisible() && isShown(node.getParent());
    }

    @Test
    void aVeryLongTextIsNeitherColouredNorCheckedAndSaysSo() throws Exception {
        given("int much = 1; // line\n".repeat(50_000) + "▮");
        awaitWindow("told", () -> status("editor-first-problem").equals("Too long to be coloured and checked"));
        assertThat(onWindow(() -> area.getStyleOfChar(0))).isEmpty();
        given("int little = 1; // line\n".repeat(3000) + "▮");
        awaitWindow("colours", () -> area.getStyleOfChar(0).contains("keyword"));
        awaitWindow("nothing told", () -> !status("editor-first-problem").equals("Too long to be coloured and checked"));
    }

    @Test
    void aCellRunsByItselfAndIsMarked() throws Exception {
        given("// %% One\n" + writes("one") + "\n\n// %% Two\n▮" + writes("two") + "\nint a = 2\n");
        open.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitWindow("second cell", () -> isWritten("two") && bars("done") == 3);
        awaitWindow("its time", () -> console().getText().contains("lines 4 to 6 of untitled-"));
        assertThat(isWritten("one")).isFalse();
        open.type(KeyCode.X);
        awaitWindow("what was edited has not run", () -> bars("done") == 0);
    }

    @Test
    void withoutCellsTheWholeStatementRunsAndShiftEnterGoesOn() throws Exception {
        given("for (int i = 0; i < 2; i++) {\n    ▮" + writes("loop") + ";\n}\n" + writes("next") + "\n" + writes("other") + "\n");
        open.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        awaitWindow("loop", () -> isWritten("loop") && bars("done") == 3 && area.getCurrentParagraph() == 3);
        open.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        awaitWindow("next", () -> isWritten("next") && area.getCurrentParagraph() == 4);
        assertThat(isWritten("other")).isFalse();
        assertThat(OpenWindow.<String>onWindow(area::getText)).as("no line was added").hasLineCount(5);
    }

    @Test
    void whatFailsIsMarkedAtItsPlaceInTheWhole() throws Exception {
        given("int first = 1\n\nint third = fir▮st / 0\n");
        open.type(KeyCode.F9);
        awaitWindow("failed", () -> bars("failed") == 1 && !underlined().isEmpty());
        assertThat(underlined()).containsExactly("int third = first / 0");
    }

    private List<String> underlined() {
        return area.getStyleSpans(0, area.getLength()).stream().anyMatch(span -> span.getStyle().contains("problem"))
                ? IntStream.range(0, area.getParagraphs().size())
                        .filter(i -> area.getParagraph(i).getStyleSpans().stream().anyMatch(span -> span.getStyle().contains("problem")))
                        .mapToObj(i -> area.getText(i)).toList()
                : List.of();
    }

    @Test
    void allLinesOfAFileSayWhatBecameOfIt() throws Exception {
        given("▮// a file\nint sum = 0;\nfor (int i = 0; i < 50; i++) { sum += i; Thread.sleep(1); }\nint failing = 1 / 0;");
        for (int i = 0; i < 3; i++) {
            open.run("tandem.run.file");
            awaitWindow("failed, all of it", () -> bars("failed") == 4 && bars("running") + bars("waiting") + bars("done") == 0);
        }
    }

    @Test
    void whatIsWrongIsSaidAsOneTypesAndIsGoneOnceItIsRight() throws Exception {
        given("int a = 1\nint b = 2 + c▮");
        awaitWindow("problem", () -> status("editor-problems").equals("1 problem") && underlined().equals(List.of("int b = 2 + c")));
        open.run("tandem.edit.problem");
        awaitWindow("cursor at it", () -> area.getCaretColumn() == 12);
        onWindow(() -> {
            area.replaceText(area.getText().replace("+ c", "+ a"));
            return null;
        });
        awaitWindow("nothing wrong", () -> status("editor-problems").isEmpty() && underlined().isEmpty());
    }

    @Test
    void findAndReplace() throws Exception {
        given("▮int one = 1\nint two = one + ONE\n");
        open.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        awaitWindow("bar", () -> open.workbench().window().scene().getFocusOwner() instanceof TextField);
        open.typed("one");
        awaitWindow("found", () -> status("find-count").equals("1 of 3") && area.getSelectedText().equals("one"));
        open.type(KeyCode.ENTER);
        awaitWindow("second", () -> status("find-count").equals("2 of 3") && area.getCurrentParagraph() == 1);
        open.clickOn("#find-case");
        awaitWindow("capitals count", () -> status("find-count").endsWith("of 2"));
        open.clickOn("#find-replacement");
        open.typed("1st");
        open.clickOn("#find-replace-all");
        awaitWindow("replaced", () -> area.getText().equals("int 1st = 1\nint two = 1st + ONE\n") && status("find-count").equals("replaced 2"));
        onWindow(() -> {
            area.undo();
            return null;
        });
        awaitWindow("one undo", () -> area.getText().equals("int one = 1\nint two = one + ONE\n"));
        open.type(KeyCode.ESCAPE);
        awaitWindow("closed", () -> area.isFocused());
    }

    @Test
    void oneKeyImportsAType() throws Exception {
        given("// About.\nJTree▮ tree\n");
        open.run("tandem.edit.import");
        awaitWindow("import", () -> area.getText().equals("// About.\nimport javax.swing.JTree;\nJTree tree\n"));
    }

    @Test
    void aPlaceThatTheConsoleNamesIsShownWhenItIsClickedOn() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.jsh"), "\n\n\nint a = \"text\"\n");
        onWindow(() -> {
            open.workbench().open(file);
            return null;
        });
        awaitWindow("file", () -> open.text() != null && open.text().getText().contains("text"));
        CodeArea wrong = onWindow(open::text);
        open.run("tandem.run.file");
        StyleClassedTextArea output = console();
        awaitWindow("error", () -> output.getText().contains("wrong.jsh:4:9"));
        int at = onWindow(() -> output.getText().lastIndexOf("wrong.jsh:4:9") + 3);
        var place = onWindow(() -> output.getCharacterBoundsOnScreen(at, at + 1).orElseThrow());
        onWindow(() -> {
            wrong.moveTo(0);
            return null;
        });
        open.clickOn(place.getCenterX(), place.getCenterY());
        awaitWindow("the place of the error", () -> wrong.getCurrentParagraph() == 3 && wrong.getCaretColumn() == 8 && wrong.isFocused());
    }
}
