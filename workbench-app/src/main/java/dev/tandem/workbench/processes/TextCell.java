package dev.tandem.workbench.processes;

import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;

/// A text; one that is too long for its column can be read as a tooltip.
class TextCell extends TreeTableCell<ProcessRow, String> {
    private final Tooltip whole = new Tooltip();

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        boolean blank = empty || text == null || text.isEmpty();
        setText(blank ? null : text);
        whole.setText(text);
        setTooltip(blank ? null : whole);
    }
}
