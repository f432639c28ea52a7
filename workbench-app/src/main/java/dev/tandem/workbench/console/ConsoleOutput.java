package dev.tandem.workbench.console;

import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.find.FindBar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.EditableStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.StyledSegment;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/// The printed lines, which can be searched. It follows its end unless the user looks or selects elsewhere, which new lines do not
/// disturb. Used on the window's thread.
final class ConsoleOutput extends BorderPane {
    /// So often nothing is followed after the user did something here, so that it can take effect.
    private static final int PATIENCE = 3;
    /// So many workers of a pool differ in colour.
    private static final int HUES = 8;

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final Runnable left;
    /// Null until it is asked for, since the window's start would wait for it.
    private FindBar find;
    /// How many lines are gone, since more have come than are kept.
    private long gone;
    /// How many characters at the end are lines that have not ended.
    private int open;
    private boolean following = true;
    private boolean pressed;
    private int patience;

    /// @param left called when the keys are to be elsewhere again
    ConsoleOutput(Runnable left) {
        this.left = left;
        area.setEditable(false);
        area.setWrapText(true);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setId("console-output");
        area.setAccessibleText("Output of the console");
        area.getStyleClass().add("console-output");
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            // It would keep the key, which means nothing where nothing can be typed.
            if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
        VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
        scroll.addEventFilter(ScrollEvent.ANY, _ -> touched());
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, _ -> touched());
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            pressed = true;
            touched();
        });
        scroll.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> {
            pressed = false;
            touched();
        });
        area.heightProperty().addListener(_ -> stayAtEnd());
        area.widthProperty().addListener(_ -> stayAtEnd());
        setCenter(scroll);
    }

    /// Lets others have keys before they come to the lines.
    void onKeys(EventHandler<KeyEvent> typed, EventHandler<KeyEvent> pressed) {
        area.addEventFilter(KeyEvent.KEY_TYPED, typed);
        area.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
    }

    /// Lets the user look for something in what was printed.
    void find() {
        if (find == null) {
            find = new FindBar(area, () -> {
                setTop(null);
                left.run();
            });
        }
        setTop(find);
        touched();
        find.begin();
    }

    /// Goes to the next place of what is looked for, or the one before.
    void findNext(boolean forwards) {
        if (getTop() == null) {
            find();
        } else {
            touched();
            find.step(forwards);
        }
    }

    /// What is offered for all of it, made when it is asked for.
    void menu(Supplier<ContextMenu> menu) {
        area.setOnContextMenuRequested(request -> {
            if (area.getContextMenu() == null) {
                // From now on the area shows it by itself.
                area.setContextMenu(menu.get());
                area.getContextMenu().show(area, request.getScreenX(), request.getScreenY());
                request.consume();
            }
        });
    }

    /// All that is there, but for lines that have not ended.
    String text() {
        return area.getText(0, area.getLength() - open);
    }

    /// How many lines there were before the first one that is there.
    long gone() {
        return gone;
    }

    void clear() {
        area.getContent().replace(0, area.getLength() - open, document().addParagraph("", List.of()).build());
        gone = 0;
        follow();
    }

    void copy() {
        area.copy();
    }

    void selectAll() {
        area.selectAll();
        touched();
    }

    boolean hasSelection() {
        return area.getSelection().getLength() > 0;
    }

    /// Tells of places of scripts that are clicked on.
    void onPlace(Consumer<ScriptPlace> taker) {
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress() && click.getClickCount() == 1) {
                place(click).ifPresent(taker);
            }
        });
        area.addEventHandler(MouseEvent.MOUSE_MOVED, move -> area.setCursor(place(move).isPresent() ? Cursor.HAND : Cursor.TEXT));
    }

    private Optional<ScriptPlace> place(MouseEvent mouse) {
        OptionalInt at = area.hit(mouse.getX(), mouse.getY()).getCharacterIndex();
        if (at.isEmpty()) {
            return Optional.empty();
        }
        var position = area.offsetToPosition(at.getAsInt(), Bias.Backward);
        return ScriptPlace.in(area.getText(position.getMajor()), position.getMinor());
    }

    private void touched() {
        following = false;
        patience = PATIENCE;
    }

    /// Shows the end from now on.
    void follow() {
        following = true;
        patience = 0;
        showEnd();
    }

    void show(ConsoleModel.Batch batch) {
        if (!following && !pressed && --patience < 0) {
            following = area.getSelection().getLength() == 0 && isAtEnd();
        }
        String openText = batch.open().stream().map(ConsoleLine::shown).collect(Collectors.joining("\n"));
        int length = area.getLength();
        if (batch.lines().isEmpty() && area.getText(length - open, length).equals(openText)) {
            return;
        }
        // Straight into the contents: the area itself would move its cursor and drop what is selected.
        EditableStyledDocument<Collection<String>, String, Collection<String>> contents = area.getContent();
        var fresh = document();
        batch.lines().forEach(line -> fresh.addParagraph(styled(line)));
        batch.open().forEach(line -> fresh.addParagraph(styled(line)));
        if (batch.open().isEmpty()) {
            fresh.addParagraph("", List.of());
        }
        contents.replace(length - open, length, fresh.build());
        open = openText.length();
        int surplus = area.getParagraphs().size() - 1 - ConsoleModel.MOST_LINES;
        if (surplus > 0) {
            contents.replace(0, area.getAbsolutePosition(surplus, 0), document().addParagraph("", List.of()).build());
            gone += surplus;
        }
        if (following) {
            showEnd();
        }
    }

    private ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>> document() {
        return new ReadOnlyStyledDocumentBuilder<>(area.getSegOps(), List.of());
    }

    private void showEnd() {
        area.showParagraphAtBottom(area.getParagraphs().size() - 1);
    }

    /// Where the end was seen it is seen also when there is less room; what is visible is still that of before.
    private void stayAtEnd() {
        if (following || !pressed && isAtEnd()) {
            showEnd();
        }
    }

    private boolean isAtEnd() {
        return area.getVisibleParagraphs().isEmpty()
                || area.lastVisibleParToAllParIndex() >= area.getParagraphs().size() - 2;
    }

    /// Whose line it is can be seen by the colour, too.
    private static List<StyledSegment<String, Collection<String>>> styled(ConsoleLine line) {
        StyledSegment<String, Collection<String>> text = new StyledSegment<>(line.plain(), style(line.kind()));
        return line.worker().isEmpty() ? List.of(text)
                : List.of(new StyledSegment<>(line.prefix(), List.of("worker-tag", "worker-" + line.worker().getAsInt() % HUES)), text);
    }

    private static Collection<String> style(Kind kind) {
        return List.of("kind-" + kind.name().toLowerCase().replace('_', '-'));
    }
}
