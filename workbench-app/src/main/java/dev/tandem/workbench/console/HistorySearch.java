package dev.tandem.workbench.console;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// Finds what was typed before by any words of it, the latest first. Enter takes it, Escape leaves what is being typed. Used on the
/// window's thread.
final class HistorySearch {
    private static final double ROW = 22;
    private static final int ROWS = 8;
    private static final double ROW_OF_FONT = 1.6;

    private final Popup popup = new Popup();
    private final TextField words = new TextField();
    private final ListView<String> list = new ListView<>();
    private final Consumer<String> taker;
    private List<String> all = List.of();

    /// @param taker given what was chosen
    HistorySearch(Consumer<String> taker) {
        this.taker = taker;
        words.setId("history-words");
        words.setPromptText("Words of what was typed before");
        words.setAccessibleText("Words of what was typed before");
        words.textProperty().subscribe(_ -> show());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("history-found");
        list.getStyleClass().addAll("completion", "dense");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing that was typed has these words"));
        list.setCellFactory(_ -> new Line());
        list.setOnMouseClicked(_ -> take());
        VBox both = new VBox(list, words);
        both.getStyleClass().add("history-search");
        popup.getContent().add(both);
        popup.setAutoHide(true);
    }

    /// Above a node, which gets the focus back.
    void open(TextInputControl owner, List<String> typed) {
        double row = Math.max(ROW, ROW_OF_FONT * owner.getFont().getSize());
        list.setFixedCellSize(row);
        all = typed.reversed().stream().distinct().toList();
        var place = owner.localToScreen(owner.getBoundsInLocal());
        list.setPrefWidth(owner.getBoundsInLocal().getWidth());
        words.clear();
        show();
        // It grows upwards, from the line where one types.
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.show(owner, place.getMinX(), place.getMaxY());
        words.requestFocus();
    }

    private void show() {
        String[] wanted = words.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        list.getItems().setAll(all.stream().filter(text -> hasAll(text.toLowerCase(Locale.ROOT), wanted)).toList());
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, ROWS) * list.getFixedCellSize() + 4);
    }

    private static boolean hasAll(String text, String... wanted) {
        for (String word : wanted) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case R -> {
                if (!key.isShortcutDown()) {
                    return;
                }
                move(1);
            }
            case ENTER -> take();
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void move(int by) {
        if (!list.getItems().isEmpty()) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, list.getItems().size() - 1);
            list.getSelectionModel().select(to);
            list.scrollTo(to);
        }
    }

    private void take() {
        String chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            taker.accept(chosen);
        }
    }

    /// The first line of what was typed, and how many follow.
    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            long more = empty || text == null ? 0 : text.lines().count() - 1;
            setText(empty || text == null ? null
                    : text.lines().findFirst().orElse("") + (more > 0 ? "   +" + more + (more == 1 ? " line" : " lines") : ""));
        }
    }
}
