package dev.tandem.workbench.controls;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// A text in a table; one that is too long for its column can be read as a tooltip.
public final class TextTableCell<S> extends TableCell<S, String> {
    private static final double WIDEST = 600;

    private final Tooltip whole = new Tooltip();

    public TextTableCell() {
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        boolean blank = empty || text == null || text.isEmpty();
        setText(blank ? null : text);
        whole.setText(text);
        setTooltip(blank ? null : whole);
    }
}
