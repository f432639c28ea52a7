package dev.tandem.workbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.support.OpenWindow;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;

class ConsoleViewTest {
    @Test
    void historyGoesBackAndForthAndKeepsTheDraft() {
        History history = new History();
        history.add("one");
        history.add("two");
        assertThat(history.previous("draft")).isEqualTo("two");
        assertThat(history.previous("two")).isEqualTo("one");
        assertThat(history.previous("one")).isEqualTo("one");
        assertThat(history.next("one")).isEqualTo("two");
        assertThat(history.next("two")).isEqualTo("draft");
        assertThat(history.next("draft")).isEqualTo("draft");
    }

    @Test
    void aFloodOfLinesIsCutAndCounted() {
        ConsoleModel model = new ConsoleModel();
        for (int i = 0; i < 6000; i++) {
            model.add(new ConsoleLine(Kind.OUTPUT, "line " + i));
        }
        assertThat(model.take()).hasSize(5001).first().extracting(ConsoleLine::text).isEqualTo("1000 lines left out");
        assertThat(model.take()).isEmpty();
    }

    @Test
    void whatIsTypedRunsAndItsValueOutputAndErrorsAppear() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            type(open, "int x = 6 * 7");
            OpenWindow.awaitWindow("value", () -> printed(open).contains("x = 42"));
            type(open, "System.out.println(\"said \" + x)");
            OpenWindow.awaitWindow("output", () -> printed(open).contains("said 42"));
            type(open, "nonsense");
            OpenWindow.awaitWindow("error", () -> printed(open).contains("cannot find symbol"));
            open.type(KeyCode.UP);
            OpenWindow.awaitWindow("recalled", () -> input(open).getText().equals("nonsense"));
            OpenWindow.onWindow(() -> {
                input(open).setText("\"text\".toUpper");
                input(open).end();
                return null;
            });
            open.type(KeyCode.TAB);
            OpenWindow.awaitWindow("completion", () -> input(open).getText().startsWith("\"text\".toUpperCase("));
        }
    }

    private static void type(OpenWindow open, String text) throws Exception {
        open.clickOn(OpenWindow.<TextField>onWindow(() -> input(open)));
        OpenWindow.onWindow(() -> {
            input(open).setText(text);
            return null;
        });
        open.type(KeyCode.ENTER);
    }

    private static TextField input(OpenWindow open) {
        return (TextField) open.workbench().window().scene().lookup("#console-input");
    }

    private static String printed(OpenWindow open) {
        return ((StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output")).getText();
    }
}
