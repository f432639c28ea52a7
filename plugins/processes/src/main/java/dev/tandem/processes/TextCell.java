package dev.tandem.processes;

import dev.tandem.toolkit.WholeText;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeTableCell;

/// A text; one that is too long for its column can be read as a tooltip.
class TextCell extends TreeTableCell<ProcessRow, String> {
    TextCell() {
        WholeText.of(this);
        // A worker is told from others by its number and by the end of its host.
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty || text == null || text.isEmpty() ? null : text);
    }
}
