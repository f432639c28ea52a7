package dev.tandem.workbench.console;

import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.script.CommandCompletion;
import dev.tandem.workbench.session.Assistance.Completion;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/// Offers what could be typed next. The compiler is asked in the background; an answer that comes when the
/// text has changed is thrown away.
public final class CompletionPopup {
    private static final double ROW = 24;
    private static final double WIDTH = 320;
    private static final int MOST_ROWS = 10;

    /// The new text and where the cursor stands in it.
    public record Choice(String text, int cursor) {}

    private final ScriptHost host;
    private final ListView<String> list = new ListView<>();
    private final Popup popup = new Popup();
    private Consumer<String> chooser = _ -> {};
    /// Where one types. Null until there was something to offer.
    private Node owner;
    private long asked;

    public CompletionPopup(ScriptHost host) {
        this.host = host;
        list.setAccessibleText("Continuations");
        list.getStyleClass().addAll("completion", "dense");
        list.setOnMouseClicked(_ -> choose());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(list);
        popup.setAutoHide(true);
    }

    /// Asks for completions of a text and shows them at the cursor, or takes the only one.
    public void ask(Node owner, Bounds place, String text, int cursor, Consumer<Choice> taker) {
        long number = ++asked;
        CompletableFuture.supplyAsync(() -> CommandCompletion.complete(host.session(), text, cursor))
                .thenAccept(found -> Platform.runLater(() -> {
                    if (number == asked) {
                        offer(owner, place, found, each -> taker.accept(chosen(text, cursor, found.anchor(), each)));
                    }
                }));
    }

    /// Forgets a question that is under way, and hides the answer.
    public void hide() {
        asked++;
        popup.hide();
    }

    private void offer(Node typing, Bounds place, Completion found, Consumer<String> taker) {
        if (found.continuations().size() == 1) {
            taker.accept(found.continuations().getFirst());
        } else if (!found.continuations().isEmpty() && typing.getScene() != null && typing.getScene().getWindow() != null) {
            chooser = taker;
            owner = typing;
            list.getItems().setAll(found.continuations());
            list.getSelectionModel().selectFirst();
            // As the letters are, which grow with the texts.
            double row = Math.max(ROW, 1.3 * place.getHeight());
            list.setFixedCellSize(row);
            list.setPrefWidth(WIDTH * row / ROW);
            list.setPrefHeight(Math.min(MOST_ROWS, found.continuations().size()) * row + 4);
            popup.show(typing, place.getMinX(), place.getMaxY());
        }
    }

    /// Keys that neither choose nor move are meant for the text: the list goes away and swallows none.
    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER, TAB -> choose();
            case ESCAPE -> hide();
            case UP, DOWN, PAGE_UP, PAGE_DOWN, SHIFT, CONTROL, ALT, META -> {
                return;
            }
            default -> {
                hide();
                owner.fireEvent(key.copyFor(owner, owner));
            }
        }
        key.consume();
    }

    private void choose() {
        String chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            chooser.accept(chosen);
        }
    }

    private static Choice chosen(String text, int cursor, int anchor, String continuation) {
        return new Choice(text.substring(0, anchor) + continuation + text.substring(cursor), anchor + continuation.length());
    }
}
