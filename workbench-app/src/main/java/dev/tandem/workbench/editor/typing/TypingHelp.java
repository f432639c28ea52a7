package dev.tandem.workbench.editor.typing;

import dev.tandem.workbench.draft.Draft;
import dev.tandem.workbench.draft.Offers;
import dev.tandem.workbench.draft.Offers.Kind;
import dev.tandem.workbench.draft.Offers.Offer;
import dev.tandem.workbench.session.Assistance.Documentation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// Offers what could come next while one types, and shows the signatures of what is called. Whatever is typed goes into the text
/// first; an answer that comes when the text has gone on in another way is thrown away. Used on the window's thread.
public final class TypingHelp {
    private static final int PAGE = 9;

    private final CodeArea area;
    private final Draft draft;
    private final IntPredicate isCode;
    private final CompletionList list;
    private final CallHints hints = new CallHints();
    private Offers offers = Offers.NONE;
    private long asked;
    /// Counts what takes the signatures of calls away; typing on does not.
    private long dismissed;
    /// Where the word begins for which an answer is under way; -1 for none.
    private int askedFor = -1;

    /// @param isCode whether a place of the text is neither in a comment nor in a string
    public TypingHelp(CodeArea area, Draft draft, IntPredicate isCode) {
        this.area = area;
        this.draft = draft;
        this.isCode = isCode;
        list = new CompletionList(this::choose, this::explain);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, key -> {
            String typed = key.getCharacter();
            if (!typed.isEmpty() && typed.charAt(0) >= ' ' && typed.charAt(0) != 127 && !key.isControlDown() && !key.isMetaDown()) {
                // The text has it afterwards.
                Platform.runLater(() -> typed(typed.charAt(0)));
            }
        });
        area.caretPositionProperty().addListener((_, _, _) -> Platform.runLater(this::moved));
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                hide();
            }
        });
    }

    /// Offers what could stand at the cursor.
    public void complete() {
        ask(true);
    }

    /// Takes away what is shown.
    public void hide() {
        asked++;
        dismissed++;
        askedFor = -1;
        list.hide();
        hints.hide();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
            ask(true);
            key.consume();
        } else if (list.isShowing()) {
            inList(key);
        } else if (key.getCode() == KeyCode.ESCAPE) {
            // Also what is still on its way.
            if (hints.isShowing()) {
                key.consume();
            }
            hide();
        }
    }

    private void inList(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> list.move(-1);
            case DOWN -> list.move(1);
            case PAGE_UP -> list.move(-PAGE);
            case PAGE_DOWN -> list.move(PAGE);
            case ESCAPE -> closeList();
            case TAB -> choose(list.selected());
            case ENTER -> {
                if (list.selected() == null || key.isShiftDown() || key.isControlDown() || list.selected().text().equals(begun(offers.anchor()))) {
                    // All of it is typed already: the key is meant for the text.
                    closeList();
                    return;
                }
                choose(list.selected());
            }
            case LEFT, RIGHT, HOME, END -> {
                closeList();
                return;
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void closeList() {
        asked++;
        askedFor = -1;
        list.hide();
    }

    private void typed(char c) {
        if (Character.isJavaIdentifierPart(c) || c == '.') {
            int word = wordStart();
            if (!list.isShowing() && askedFor != word && isOffered(word)) {
                ask(false);
            }
        } else {
            closeList();
            if (c == '(' || c == ',') {
                hint();
            }
        }
    }

    /// A name has been begun, or follows a dot; a number has not.
    private boolean isOffered(int word) {
        int caret = area.getCaretPosition();
        boolean isName = word < caret && Character.isJavaIdentifierStart(area.getText(word, word + 1).charAt(0));
        boolean isMember = word == caret && word > 1 && area.getText(word - 1, word).equals(".")
                && !Character.isDigit(area.getText(word - 2, word - 1).charAt(0));
        return (isName || isMember) && isCode.test(caret);
    }

    private int wordStart() {
        int at = area.getCaretPosition();
        String line = area.getText(area.getCurrentParagraph());
        int column = Math.min(area.getCaretColumn(), line.length());
        while (column > 0 && Character.isJavaIdentifierPart(line.charAt(column - 1))) {
            column--;
            at--;
        }
        return at;
    }

    /// @param wanted whether somebody has asked, and takes the only answer at once
    private void ask(boolean wanted) {
        long number = ++asked;
        askedFor = wordStart();
        String text = area.getText();
        int caret = area.getCaretPosition();
        if (!draft.isReady()) {
            show(Words.offers(text, askedFor, caret), wanted);
        }
        int word = askedFor;
        draft.complete(text, caret).thenAccept(found -> Platform.runLater(() -> {
            if (number == asked) {
                askedFor = -1;
                // In what is no code the compiler finds a place of its own.
                if (wentOn(text, caret) && (found.anchor() == word || wanted)) {
                    show(found, wanted);
                }
            }
        }));
    }

    /// Whether nothing but letters of the same word has come since.
    private boolean wentOn(String before, int caret) {
        int now = area.getCaretPosition();
        return now >= caret && area.getLength() == before.length() + now - caret
                && area.getText(caret, now).chars().allMatch(Character::isJavaIdentifierPart);
    }

    private void show(Offers found, boolean wanted) {
        offers = found;
        List<Offer> fitting = fitting();
        if (wanted && fitting.size() == 1) {
            choose(fitting.getFirst());
        } else if (fitting.isEmpty() || !area.isFocused() && !wanted) {
            list.hide();
        } else {
            place(offers.anchor()).ifPresent(place -> list.show(area, fitting, place));
        }
    }

    /// Those that begin as the word does; of a word that is whole, nothing is left to offer.
    private List<Offer> fitting() {
        if (offers.anchor() > area.getCaretPosition()) {
            return List.of();
        }
        String begun = begun(offers.anchor());
        String lower = begun.toLowerCase(Locale.ROOT);
        List<Offer> fitting = offers.offers().stream().filter(each -> each.text().toLowerCase(Locale.ROOT).startsWith(lower))
                .sorted((a, b) -> Boolean.compare(b.text().startsWith(begun), a.text().startsWith(begun))).toList();
        return fitting.size() == 1 && fitting.getFirst().text().equals(begun) ? List.of() : fitting;
    }

    private String begun(int anchor) {
        return area.getText(Math.min(anchor, area.getCaretPosition()), area.getCaretPosition());
    }

    private Optional<Bounds> place(int at) {
        if (area.getScene() == null || area.getScene().getWindow() == null) {
            return Optional.empty();
        }
        return at < area.getLength() ? area.getCharacterBoundsOnScreen(at, at + 1).or(area::getCaretBounds) : area.getCaretBounds();
    }

    /// The cursor stands elsewhere, or the text is another one.
    private void moved() {
        if (list.isShowing()) {
            List<Offer> fitting = fitting();
            boolean isInWord = offers.anchor() <= area.getCaretPosition()
                    && begun(offers.anchor()).chars().allMatch(Character::isJavaIdentifierPart);
            if (!isInWord || fitting.isEmpty()) {
                closeList();
            } else {
                place(offers.anchor()).ifPresent(place -> list.show(area, fitting, place));
            }
        }
        if (hints.isShowing()) {
            TypedCalls.Call call = TypedCalls.at(area.getText(), area.getCaretPosition());
            if (hints.isOf(call)) {
                hints.argument(call.argument());
            } else {
                hints.hide();
            }
        }
    }

    private void choose(Offer offer) {
        if (offer == null) {
            return;
        }
        int caret = area.getCaretPosition();
        int anchor = Math.min(offers.anchor(), caret);
        boolean hasBracket = caret < area.getLength() && area.getText(caret, caret + 1).equals("(");
        String text = hasBracket ? offer.name() : offer.text();
        closeList();
        area.replaceText(anchor, caret, text);
        area.requestFollowCaret();
        if (text.endsWith("(")) {
            Platform.runLater(this::hint);
        }
    }

    private CompletableFuture<List<Documentation>> explain(Offer offer) {
        if (offer.kind() == Kind.KEYWORD) {
            return CompletableFuture.completedFuture(List.of());
        }
        int anchor = Math.min(offers.anchor(), area.getLength());
        String text = area.getText(0, anchor) + (offer.kind() == Kind.METHOD ? offer.name() + "(" : offer.text());
        return draft.explain(text, text.length(), true);
    }

    /// Shows the signatures of the call at the cursor.
    public void hint() {
        String text = area.getText();
        int caret = area.getCaretPosition();
        TypedCalls.Call call = TypedCalls.at(text, caret);
        if (call == null || !isCode.test(caret) || hints.isOf(call)) {
            return;
        }
        long number = dismissed;
        draft.explain(text, call.open() + 1, false).thenAccept(found -> Platform.runLater(() -> {
            TypedCalls.Call now = TypedCalls.at(area.getText(), area.getCaretPosition());
            if (number == dismissed && !found.isEmpty() && now != null && now.open() == call.open() && area.isFocused()) {
                place(call.open()).ifPresent(place -> hints.show(area, found, now, place));
            }
        }));
    }
}
