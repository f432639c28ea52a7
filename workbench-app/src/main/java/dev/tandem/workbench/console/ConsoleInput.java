package dev.tandem.workbench.console;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// Where one types: Enter runs, Shift+Enter begins another line, the arrows recall. What is pasted keeps its lines, and the
/// field grows with them. Ctrl+R searches what was typed before. Tab asks for help, and leaves the field where there is nothing to help with, as Shift+Tab does.
final class ConsoleInput extends TextArea {
    private static final int MOST_ROWS = 8;
    /// So many characters are laid out in a moment. With many more the window would stand still at each key.
    private static final int MOST_PASTED = 200_000;
    /// The longest first.
    private static final List<String> PROMPTS = List.of("Type Java, Enter runs it, Shift+Enter adds a line, Tab completes",
            "Type Java, Enter runs it, Tab completes", "Type Java, Enter runs it", "Type Java");
    /// What of its width no text can have.
    private static final double BESIDE = 8;

    private final History history = new History();
    /// Null until it is asked for, since the window's start would wait for it.
    private HistorySearch search;
    private final Consumer<String> runner;
    private final BiConsumer<String, Integer> helper;
    private final Runnable escape;
    private final Consumer<String> tooLong;

    /// @param runner given what is to run
    /// @param helper given a text and the place of the cursor in it
    /// @param escape called for the key of that name
    /// @param tooLong given what was pasted and does not fit
    ConsoleInput(Consumer<String> runner, BiConsumer<String, Integer> helper, Runnable escape, Consumer<String> tooLong) {
        this.runner = runner;
        this.helper = helper;
        this.escape = escape;
        this.tooLong = tooLong;
        setId("console-input");
        setAccessibleText("Java to be run");
        widthProperty().subscribe(_ -> prompt());
        fontProperty().subscribe(_ -> prompt());
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        textProperty().addListener((_, _, text) -> setPrefRowCount(Math.clamp(text.chars().filter(c -> c == '\n').count() + 1, 1, MOST_ROWS)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// As much as there is room for.
    private void prompt() {
        double room = getWidth() - BESIDE;
        setPromptText(PROMPTS.stream().filter(text -> width(text) <= room).findFirst().orElse(""));
    }

    private double width(String text) {
        Text measured = new Text(text);
        measured.setFont(getFont());
        return measured.getLayoutBounds().getWidth();
    }

    @Override
    public void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted != null && getLength() + pasted.length() > MOST_PASTED) {
            tooLong.accept(pasted);
        } else {
            super.paste();
        }
    }

    History history() {
        return history;
    }

    private void typed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> {
                if (key.isShiftDown()) {
                    replaceSelection("\n");
                } else {
                    run();
                }
                key.consume();
            }
            case UP -> recall(key, getText(0, getCaretPosition()), history::previous);
            case DOWN -> recall(key, getText(getCaretPosition(), getLength()), history::next);
            case TAB -> {
                if (key.isShiftDown() || key.isControlDown() || getText().isBlank()) {
                    leave(!key.isShiftDown());
                } else {
                    helper.accept(getText(), getCaretPosition());
                }
                key.consume();
            }
            case R -> {
                if (key.isShortcutDown()) {
                    search();
                    key.consume();
                }
            }
            case ESCAPE -> escape.run();
            default -> {}
        }
    }

    private void search() {
        if (search == null) {
            search = new HistorySearch(found -> {
                setText(found);
                end();
            });
        }
        search.open(this, history.all());
    }

    private void leave(boolean forwards) {
        requestFocusTraversal(forwards ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS);
    }

    private void run() {
        String text = getText();
        if (!text.isBlank()) {
            history.add(text);
            clear();
            runner.accept(text);
        }
    }

    /// @param between what stands between the cursor and the side that the key points to: with lines there the key moves on
    private void recall(KeyEvent key, String between, UnaryOperator<String> found) {
        if (!between.contains("\n") && !key.isShiftDown()) {
            setText(found.apply(getText()));
            end();
            key.consume();
        }
    }

    /// What was typed in former windows.
    void formerly(List<String> lines) {
        history.before(lines);
    }
}
