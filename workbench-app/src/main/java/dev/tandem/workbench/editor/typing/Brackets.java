package dev.tandem.workbench.editor.typing;

import java.util.function.IntPredicate;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.Selection;
import org.fxmisc.richtext.SelectionImpl;

/// Shows the bracket at the cursor and the one that belongs to it. Used on the window's thread.
public final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    /// Farther apart they are not in sight together.
    private static final int FARTHEST = 50_000;

    private final CodeArea area;
    private final IntPredicate isCode;
    private final Selection<?, ?, ?> first;
    private final Selection<?, ?, ?> second;

    /// @param isCode whether a place of the text is neither in a comment nor in a string
    public Brackets(CodeArea area, IntPredicate isCode) {
        this.area = area;
        this.isCode = isCode;
        first = mark("bracket");
        second = mark("other-bracket");
        area.caretPositionProperty().addListener((_, _, _) -> show());
    }

    private Selection<?, ?, ?> mark(String name) {
        var mark = new SelectionImpl<>(name, area, path -> path.getStyleClass().add("bracket-mark"));
        area.addSelection(mark);
        return mark;
    }

    private void show() {
        IndexRange pair = pair(area.getText(), area.getCaretPosition(), isCode);
        if (pair == null) {
            first.deselect();
            second.deselect();
        } else {
            first.selectRange(pair.getStart(), pair.getStart() + 1);
            second.selectRange(pair.getEnd(), pair.getEnd() + 1);
        }
    }

    /// The places of the bracket before or behind the cursor and of its other one; null when there are none.
    static IndexRange pair(String text, int caret, IntPredicate isCode) {
        for (int at : new int[] {caret - 1, caret}) {
            if (at >= 0 && at < text.length() && isCode.test(at)) {
                int other = other(text, at, isCode);
                if (other >= 0) {
                    return new IndexRange(Math.min(at, other), Math.max(at, other));
                }
            }
        }
        return null;
    }

    private static int other(String text, int at, IntPredicate isCode) {
        char bracket = text.charAt(at);
        boolean opens = OPENING.indexOf(bracket) >= 0;
        int kind = opens ? OPENING.indexOf(bracket) : CLOSING.indexOf(bracket);
        if (kind < 0) {
            return -1;
        }
        char partner = opens ? CLOSING.charAt(kind) : OPENING.charAt(kind);
        int depth = 0;
        int step = opens ? 1 : -1;
        for (int i = at; i >= 0 && i < text.length() && Math.abs(i - at) < FARTHEST; i += step) {
            char c = text.charAt(i);
            if ((c == bracket || c == partner) && isCode.test(i)) {
                depth += c == bracket ? 1 : -1;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}
