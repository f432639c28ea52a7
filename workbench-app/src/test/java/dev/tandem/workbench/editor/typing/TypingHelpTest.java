package dev.tandem.workbench.editor.typing;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.draft.Offers.Offer;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.support.PulseWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Types into an editor as a person does.
class TypingHelpTest {
    private static OpenWindow open;
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

    private void given(String text) {
        onWindow(() -> {
            area.replaceText(text);
            area.moveTo(text.length());
            return null;
        });
    }

    private static Optional<Node> inPopup(String id) {
        return Window.getWindows().stream().filter(Window::isShowing).filter(each -> each.getScene() != null)
                .flatMap(each -> Optional.ofNullable(each.getScene().lookup("#" + id)).stream()).findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<String> offered() {
        return inPopup("editor-completion").map(list -> ((ListView<Offer>) list).getItems().stream().map(Offer::text).toList()).orElse(List.of());
    }

    @Test
    void oneCharacterBringsOffersWhichTypingFiltersAndEnterTakes() throws Exception {
        given("var words = List.of(\"a\")\nwords");
        open.typed(".");
        awaitWindow("members", () -> offered().contains("size()"));
        open.typed("si");
        awaitWindow("fewer", () -> offered().equals(List.of("size()")));
        open.type(KeyCode.ENTER);
        awaitWindow("taken", () -> area.getText().endsWith("words.size()") && offered().isEmpty());
    }

    @Test
    void signaturesComeAlsoWhenOneTypesOn() throws Exception {
        given("int a = 1\nMath.max");
        onWindow(() -> {
            for (String each : "(a, ".split("")) {
                Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_TYPED, each, "", KeyCode.UNDEFINED, false, false, false, false));
            }
            return null;
        });
        awaitWindow("the second parameter of each", () -> inPopup("editor-call-hints").map(lines -> lines.lookupAll(".call-hint-present"))
                .filter(all -> all.size() == 4 && all.stream().allMatch(text -> ((Text) text).getText().endsWith(" b"))).isPresent());
    }

    @Test
    void escapeClosesAndNothingTypedIsLost() throws Exception {
        given("var words = List.of(\"a\")\nwords.");
        open.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        awaitWindow("members", () -> offered().contains("size()"));
        open.type(KeyCode.ESCAPE);
        awaitWindow("closed", () -> offered().isEmpty());
        open.typed("stream().map(w -> w.length()).toList()");
        awaitWindow("all that was typed", () -> area.getText().endsWith("words.stream().map(w -> w.length()).toList()"));
    }

    @Test
    void aWordThatIsWholeLeavesEnterToTheText() throws Exception {
        given("int count = 1; int counter = 2\n");
        open.typed("count");
        awaitWindow("offers", () -> offered().equals(List.of("count", "counter")));
        open.type(KeyCode.ENTER);
        awaitWindow("a new line", () -> area.getText().endsWith("\ncount\n"));
    }

    @Test
    void theArrowsMoveInTheListAndTabTakes() throws Exception {
        given("int count = 1; int counter = 2\n");
        open.typed("coun");
        awaitWindow("offers", () -> offered().equals(List.of("count", "counter")));
        open.type(KeyCode.DOWN, KeyCode.TAB);
        awaitWindow("the second", () -> area.getText().endsWith("\ncounter"));
    }

    @Test
    void theSignatureOfACallIsShownWithItsParameter() throws Exception {
        given("\"text\".substring");
        open.typed("(");
        awaitWindow("signature", () -> hint().equals("int beginIndex"));
        open.typed("1,");
        awaitWindow("second parameter", () -> hint().equals("int endIndex"));
        open.typed(" 2)");
        awaitWindow("gone behind the call", () -> inPopup("editor-call-hints").isEmpty());
    }

    /// The parameter in bold of the last signature.
    private static String hint() {
        return inPopup("editor-call-hints").map(lines -> lines.lookupAll(".call-hint-present").stream()
                .map(each -> ((Text) each).getText().strip()).reduce("", (_, last) -> last)).orElse("");
    }

    @Test
    void offersComeWhileCodeRuns() throws Exception {
        onWindow(() -> {
            open.workbench().host().run(new SourceText("typed", "while (true) Thread.onSpinWait();"));
            return null;
        });
        try {
            given("var words = List.of(\"a\")\nwords");
            open.typed(".");
            awaitWindow("members", () -> offered().contains("size()"));
        } finally {
            open.run("tandem.run.stop");
        }
    }

    @Test
    void theWindowGoesOnWhileOneTypesInALongText() throws Exception {
        given(IntStream.range(0, 2_000).mapToObj(i -> "int value" + i + " = " + i + " + 1\n").collect(Collectors.joining()));
        open.typed("in");
        PulseWatch pulses = onWindow(() -> {
            PulseWatch watch = new PulseWatch();
            watch.start();
            return watch;
        });
        open.typed("t last = value1 + value1999;");
        awaitWindow("all that was typed", () -> area.getText().endsWith("int last = value1 + value1999;"));
        assertThat(onWindow(() -> {
            pulses.stop();
            return pulses.longest();
        })).as("computed between two pulses").isLessThan(Duration.ofMillis(500));
    }

    @Test
    void keysForLinesAndBlocksDoWhatOneExpects() throws Exception {
        open.typed("for (int i = 0; i < 3; i++) {");
        open.type(KeyCode.ENTER);
        open.typed("f(i);");
        open.type(KeyCode.ENTER);
        open.typed("}");
        awaitWindow("indented", () -> area.getText().equals("for (int i = 0; i < 3; i++) {\n    f(i);\n}"));
        open.press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.SLASH).release(KeyCode.CONTROL);
        awaitWindow("commented", () -> area.getText().equals("// for (int i = 0; i < 3; i++) {\n//     f(i);\n// }"));
    }
}
