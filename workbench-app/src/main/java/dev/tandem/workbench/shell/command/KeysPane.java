package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which key runs which command, and another one for who wants it. A key that another command has is taken from it only by a second
/// word. Used on the window's thread.
public final class KeysPane extends BorderPane {
    private final TableView<Command> table = new TableView<>();
    private final TextField pressed = new TextField();
    private final Button take = new Button("Give it to this command");
    private final Button none = new Button("No key");
    private final Button proposed = new Button("As proposed");
    private final Label told = new Label();
    private final KeyTable keys;
    private final Runnable changed;
    /// What was pressed last; null when that was no key for commands.
    private KeyCombination key;

    /// @param changed told when a command has another key
    public KeysPane(KeyTable keys, Runnable changed) {
        this.keys = keys;
        this.changed = changed;
        table.setId("keys-table");
        table.setAccessibleText("Commands and their keys");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().setAll(List.of(column("Menu", 100, Command::menu), column("Command", 210, Command::title),
                column("Key", 120, command -> keys.of(command).map(KeyCombination::getDisplayText).orElse("")),
                column("", 260, this::note)));
        table.getSelectionModel().selectedItemProperty().subscribe(this::aim);
        pressed.setId("keys-pressed");
        pressed.setAccessibleText("Another key for the command");
        pressed.setPromptText("Click here and press a key");
        pressed.setEditable(false);
        pressed.setPrefColumnCount(16);
        pressed.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        take.setId("keys-take");
        none.setId("keys-none");
        proposed.setId("keys-proposed");
        take.setOnAction(_ -> give(key));
        none.setOnAction(_ -> give(null));
        proposed.setOnAction(_ -> propose(proposal()));
        told.setId("keys-told");
        told.setWrapText(true);
        HBox.setHgrow(told, Priority.ALWAYS);
        VBox below = new VBox(8, new HBox(8, pressed, take, none, proposed), told);
        below.getStyleClass().add("page-row");
        setCenter(table);
        setBottom(below);
        TextScale.columns(this, table.getColumns());
        table.getItems().setAll(byMenu(keys.commands()));
        aim();
    }

    /// The commands of a menu beside each other, in the order in which they stand there.
    private static List<Command> byMenu(List<Command> commands) {
        List<String> menus = commands.stream().map(Command::menu).distinct().toList();
        return commands.stream().sorted(Comparator.comparingInt(command -> menus.indexOf(command.menu()))).toList();
    }

    private String note(Command command) {
        return keys.refused(command).flatMap(key -> keys.owner(key).map(owner -> key.getDisplayText() + " is the key of " + owner.title()))
                .orElse("");
    }

    private void aim() {
        Command command = table.getSelectionModel().getSelectedItem();
        key = null;
        pressed.clear();
        pressed.setDisable(command == null);
        take.setDisable(true);
        none.setDisable(command == null || keys.of(command).isEmpty());
        proposed.setDisable(command == null || proposal() == null || keys.of(command).filter(proposal()::equals).isPresent());
        told.setText(command == null ? "Choose a command to give it another key." : "");
    }

    private KeyCombination proposal() {
        Command command = table.getSelectionModel().getSelectedItem();
        return command == null ? null : KeyTable.proposal(command).orElse(null);
    }

    private void press(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean isPlain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShortcutDown();
        if (isPlain && (code == KeyCode.TAB || code == KeyCode.ESCAPE)) {
            // These lead out of the field and close the page, as everywhere.
            return;
        }
        event.consume();
        if (code.isModifierKey()) {
            return;
        }
        if (code == KeyCode.UNDEFINED || isPlain && !code.isFunctionKey()) {
            key = null;
            pressed.clear();
            take.setDisable(true);
            told.setText("A key for a command is a function key, or is pressed with Ctrl or Alt: others are for typing.");
            return;
        }
        key = new KeyCodeCombination(code, state(event.isShiftDown()), state(event.isControlDown() && !event.isShortcutDown()),
                state(event.isAltDown()), state(event.isMetaDown() && !event.isShortcutDown()), state(event.isShortcutDown()));
        offer();
    }

    /// A key that nobody has is given at once.
    private void propose(KeyCombination proposal) {
        if (keys.owner(proposal).isEmpty()) {
            give(proposal);
        } else {
            key = proposal;
            offer();
        }
    }

    /// Shows the key, and whose it is.
    private void offer() {
        pressed.setText(key.getDisplayText());
        Optional<Command> owner = keys.owner(key);
        take.setDisable(owner.isPresent() && owner.get() == table.getSelectionModel().getSelectedItem());
        told.setText(owner.map(other -> "At present it is the key of \"" + other.title() + "\", which would have none.").orElse(""));
    }

    private static KeyCombination.ModifierValue state(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }

    private void give(KeyCombination given) {
        keys.set(table.getSelectionModel().getSelectedItem(), given);
        table.refresh();
        aim();
        changed.run();
    }

    private static TableColumn<Command, String> column(String title, double width, Function<Command, String> text) {
        TableColumn<Command, String> column = TextTableCell.column(title, width, text);
        column.setSortable(false);
        return column;
    }
}
