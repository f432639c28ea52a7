package dev.tandem.toolkit;

import javafx.scene.control.TableCell;

/// A text in a table; one that is too long for its column can be read as a tooltip.
public final class TextTableCell<S> extends TableCell<S, String> {
    public TextTableCell() {
        WholeText.of(this);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty || text == null || text.isEmpty() ? null : text);
    }
}
