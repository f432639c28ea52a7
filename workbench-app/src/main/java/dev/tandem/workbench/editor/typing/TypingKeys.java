package dev.tandem.workbench.editor.typing;

import dev.tandem.workbench.editor.typing.Indents.Edit;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// Has the keys for new lines and blocks do what one expects of them in code. Used on the window's thread.
public final class TypingKeys {
    private final CodeArea area;

    public TypingKeys(CodeArea area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent key) {
        if (key.isConsumed() || key.isShortcutDown() || key.isAltDown() || key.isMetaDown() || !area.isEditable()) {
            return;
        }
        IndexRange range = area.getSelection();
        switch (key.getCode()) {
            case ENTER -> {
                if (key.isShiftDown()) {
                    return;
                }
                apply(Indents.newLine(area.getText(), range.getStart(), range.getEnd()));
            }
            case TAB -> apply(key.isShiftDown() ? Indents.unindent(area.getText(), range.getStart(), range.getEnd())
                    : Indents.indent(area.getText(), range.getStart(), range.getEnd()));
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void typed(KeyEvent key) {
        if (key.getCharacter().equals("}") && area.isEditable()) {
            IndexRange range = area.getSelection();
            Edit edit = Indents.close(area.getText(), range.getStart(), range.getEnd());
            if (edit != null) {
                apply(edit);
                key.consume();
            }
        }
    }

    /// Makes comments of the selected lines, or code again.
    public void toggleComment() {
        IndexRange range = area.getSelection();
        apply(Indents.toggleComment(area.getText(), range.getStart(), range.getEnd()));
    }

    private void apply(Edit edit) {
        if (!area.getText(edit.from(), edit.to()).equals(edit.text())) {
            area.replaceText(edit.from(), edit.to(), edit.text());
        }
        area.selectRange(edit.anchor(), edit.caret());
        area.requestFollowCaret();
    }
}
