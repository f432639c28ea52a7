package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Windows beside the workbench's own.
class WindowDialogsTest {
    private static Optional<Node> list() {
        return Window.getWindows().stream().map(window -> window.getScene().lookup("#picked")).filter(node -> node != null).findFirst();
    }

    @Test
    void escapeLeavesAListWithNothingTaken() throws Exception {
        List<String> taken = new ArrayList<>();
        try (OpenWindow open = new OpenWindow(1000, 800)) {
            onWindow(() -> {
                new WindowDialogs(open.workbench().window().scene()).pick("Which?", List.of("a", "b"), taken::add);
                return null;
            });
            awaitWindow("the list has the keys", () -> list().filter(Node::isFocused).isPresent());
            onWindow(() -> {
                Event.fireEvent(list().orElseThrow(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
                return null;
            });
            awaitWindow("it is gone", () -> list().isEmpty());
            assertThat(taken).isEmpty();
        }
    }
}
