package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.Command;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Commands found by typing, and keys that are given to others.
class CommandPaletteTest {
    private static Node find(String id) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().lookup(id))
                .filter(node -> node != null).findFirst().orElse(null);
    }

    private static void press(Node node, KeyCode code, boolean shortcut) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false));
    }

    @Test
    void typingFindsACommandAndEnterRunsIt() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            onWindow(() -> {
                open.workbench().window().run("tandem.commands");
                TextField input = (TextField) find("#palette-input");
                ListView<?> list = (ListView<?>) find("#palette-list");
                assertThat(list.getItems().size()).isGreaterThan(20);
                input.setText("dark  view");
                assertThat(list.getItems()).singleElement().extracting(each -> ((Command) each).id()).isEqualTo("tandem.theme.switch");
                input.setText("no such thing");
                assertThat(list.getItems()).isEmpty();
                press(input, KeyCode.ENTER, false);
                assertThat(find("#palette-input")).isNotNull();
                input.setText("dark");
                press(input, KeyCode.ENTER, false);
                return null;
            });
            awaitWindow("dark", () -> open.workbench().window().theme() == Theme.DARK && find("#palette-input") == null);
        }
    }

    @Test
    void aKeyIsTakenFromAnotherCommandOnlyByASecondWord() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            onWindow(() -> {
                open.workbench().window().run("tandem.keys");
                @SuppressWarnings("unchecked")
                TableView<Command> table = (TableView<Command>) find("#keys-table");
                Command reset = table.getItems().stream().filter(each -> each.id().equals("tandem.run.reset")).findFirst().orElseThrow();
                table.getSelectionModel().select(reset);
                Node pressed = find("#keys-pressed");
                press(pressed, KeyCode.A, false);
                assertThat(find("#keys-take").isDisabled()).isTrue();
                press(pressed, KeyCode.F5, false);
                assertThat(((Labeled) find("#keys-told")).getText()).contains("Run file");
                assertThat(table.getColumns().get(2).getCellData(reset)).isEqualTo("");
                ((Button) find("#keys-take")).fire();
                assertThat(table.getColumns().get(2).getCellData(reset)).isEqualTo("F5");
                Command run = table.getItems().stream().filter(each -> each.id().equals("tandem.run.file")).findFirst().orElseThrow();
                assertThat(table.getColumns().get(2).getCellData(run)).isEqualTo("");
                table.getSelectionModel().select(run);
                ((Button) find("#keys-proposed")).fire();
                assertThat(((Labeled) find("#keys-told")).getText()).contains("Reset session");
                assertThat(table.getColumns().get(2).getCellData(run)).isEqualTo("");
                ((Button) find("#keys-take")).fire();
                assertThat(table.getColumns().get(2).getCellData(run)).isEqualTo("F5");
                table.getScene().getWindow().hide();
                return null;
            });
        }
    }

    @Test
    void whatIsChosenWithTheArrowsLeavesWhatIsAboveItInSight() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            onWindow(() -> {
                open.workbench().window().run("tandem.commands");
                return null;
            });
            awaitWindow("rows", () -> find("#palette-list") instanceof ListView<?> list && inSight(list, 0) && inSight(list, 11));
            onWindow(() -> {
                press(find("#palette-input"), KeyCode.DOWN, false);
                press(find("#palette-input"), KeyCode.DOWN, false);
                return null;
            });
            awaitWindow("first row", () -> find("#palette-list") instanceof ListView<?> list
                    && list.getSelectionModel().getSelectedIndex() == 2 && inSight(list, 0));
            onWindow(() -> {
                ((TextField) find("#palette-input")).setText("dark");
                return null;
            });
            awaitWindow("one row and nothing to scroll", () -> find("#palette-list") instanceof ListView<?> list && inSight(list, 0)
                    && list.lookupAll(".scroll-bar").stream().noneMatch(Node::isVisible));
            onWindow(() -> {
                find("#palette-list").getScene().getWindow().hide();
                return null;
            });
        }
    }

    private static boolean inSight(ListView<?> list, int index) {
        return list.lookupAll(".list-cell").stream().map(ListCell.class::cast).filter(cell -> cell.isVisible() && cell.getIndex() == index)
                .anyMatch(cell -> list.localToScene(list.getLayoutBounds()).contains(cell.localToScene(cell.getLayoutBounds())));
    }

    @Test
    void tabAndEscapeLeadOutOfTheFieldForKeys() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            onWindow(() -> {
                open.workbench().window().run("tandem.keys");
                open.workbench().window().run("tandem.keys");
                assertThat(Window.getWindows().stream().filter(window -> window.getScene().lookup("#keys-table") != null)).hasSize(1);
                TableView<?> table = (TableView<?>) find("#keys-table");
                table.getSelectionModel().select(0);
                TextField pressed = (TextField) find("#keys-pressed");
                pressed.requestFocus();
                press(pressed, KeyCode.F7, false);
                assertThat(pressed.getText()).isEqualTo("F7");
                press(pressed, KeyCode.TAB, false);
                assertThat(table.getScene().getFocusOwner()).isNotSameAs(pressed);
                pressed.requestFocus();
                press(pressed, KeyCode.X, false);
                assertThat(pressed.getText()).isEmpty();
                press(pressed, KeyCode.ESCAPE, false);
                return null;
            });
            awaitWindow("closed", () -> find("#keys-table") == null);
        }
    }

    @Test
    void textsGrowAndShrinkWithinLimits() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            onWindow(() -> {
                Node root = open.workbench().window().scene().getRoot();
                double before = size(root);
                for (int i = 0; i < 30; i++) {
                    open.workbench().window().run("tandem.text.larger");
                }
                assertThat(size(root)).isGreaterThan(1.5 * before);
                for (int i = 0; i < 60; i++) {
                    open.workbench().window().run("tandem.text.smaller");
                }
                assertThat(size(root)).isLessThan(before);
                open.workbench().window().run("tandem.text.normal");
                assertThat(size(root)).isEqualTo(before);
                return null;
            });
        }
    }

    private static double size(Node root) {
        root.applyCss();
        return ((Labeled) root.lookup("#status-session")).getFont().getSize();
    }
}
