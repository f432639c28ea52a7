package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.toolkit.TextScale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// All commands, found by typing some of their letters. Used on the window's thread.
public final class CommandPalette {
    private static final double WIDTH = 520;
    /// What stands above and below the rows.
    private static final double AROUND = 140;
    private static final int MOST_ROWS = 12;

    private final Scene scene;
    private final CommandTable commands;
    private final KeyTable keys;
    private final TextField input = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Popup popup = new Popup();

    public CommandPalette(Scene scene, CommandTable commands, KeyTable keys) {
        this.scene = scene;
        this.commands = commands;
        this.keys = keys;
        input.setId("palette-input");
        input.setAccessibleText("What the command is called");
        input.setPromptText("Type a command");
        list.setId("palette-list");
        list.setAccessibleText("Commands");
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setPlaceholder(new Label("No such command"));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> choose());
        BorderPane content = new BorderPane(list, input, null, null, null);
        content.getStyleClass().add("palette");
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(this::height, list.getItems(), list.fixedCellSizeProperty(),
                list.insetsProperty(), scene.heightProperty()));
        TextScale.follow(content, scale -> content.setPrefWidth(Math.min(WIDTH * scale, scene.getWidth() - 40)));
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        input.textProperty().subscribe(this::filter);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Shows it at the top of the window, with nothing typed.
    public void show() {
        input.clear();
        filter();
        Bounds root = scene.getRoot().localToScreen(scene.getRoot().getLayoutBounds());
        popup.show(scene.getRoot(), root.getMinX(), root.getMinY() + 40);
        // How wide it is is known only now.
        popup.setX(root.getMinX() + Math.max(0, (root.getWidth() - popup.getWidth()) / 2));
        input.requestFocus();
    }

    private void filter() {
        String[] words = input.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        List<Command> found = commands.all().stream().filter(command -> Arrays.stream(words).allMatch(word -> text(command).contains(word)))
                .sorted(Comparator.comparing((Command command) -> !command.title().toLowerCase(Locale.ROOT).startsWith(words[0]))
                        .thenComparing(Command::menu).thenComparing(Command::title))
                .toList();
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
    }

    /// As high as its rows, of which as many are in sight as the window has room for.
    private double height() {
        double row = Math.max(1, list.getFixedCellSize());
        int most = Math.clamp((int) ((scene.getHeight() - AROUND) / row), 1, MOST_ROWS);
        return Math.clamp(list.getItems().size(), 1, most) * row + list.getInsets().getTop() + list.getInsets().getBottom();
    }

    private static String text(Command command) {
        return (command.menu() + " " + command.title()).toLowerCase(Locale.ROOT);
    }

    private void pressed(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (key.getCode()) {
            case ENTER -> choose();
            case UP -> select(at - 1);
            case DOWN -> select(at + 1);
            case PAGE_UP -> select(Math.max(0, at - MOST_ROWS));
            case PAGE_DOWN -> select(Math.min(list.getItems().size() - 1, at + MOST_ROWS));
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void select(int index) {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(Math.floorMod(index, list.getItems().size()));
            // Only as far as it must: scrollTo of the list would leave nothing above what is chosen.
            if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollTo(list.getSelectionModel().getSelectedIndex());
            }
        }
    }

    private void choose() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && commands.isEnabled(chosen)) {
            popup.hide();
            commands.run(chosen.id());
        }
    }

    /// Menu and title, and the key at the right.
    private final class Cell extends ListCell<Command> {
        private final Label menu = new Label();
        private final Label title = new Label();
        private final Label key = new Label();
        private final HBox row;

        Cell() {
            menu.getStyleClass().add("text-muted");
            key.getStyleClass().add("text-muted");
            key.setMinWidth(Region.USE_PREF_SIZE);
            menu.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(8, menu, title, space, key);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            menu.setText(command.menu());
            title.setText(command.title());
            key.setText(keys.of(command).map(each -> each.getDisplayText()).orElse(""));
            row.setDisable(!commands.isEnabled(command));
            setGraphic(row);
        }
    }
}
