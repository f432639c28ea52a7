package dev.tandem.toolkit;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// Lets a text that is too long for its place be read where the mouse rests on it. A tooltip has a scene of its own, which a
/// table with its hundreds of cells would feel, so each is made when the mouse comes.
public final class WholeText {
    private static final double WIDEST = 600;

    private WholeText() {}

    /// For a cell, whatever its text is at the moment when the mouse comes.
    public static void of(Labeled cell) {
        cell.setOnMouseEntered(_ -> {
            String text = cell.getText();
            Tooltip whole = text == null || text.isEmpty() ? null : new Tooltip(text);
            if (whole != null) {
                whole.setWrapText(true);
                whole.setMaxWidth(WIDEST);
                whole.textProperty().bind(cell.textProperty());
            }
            cell.setTooltip(whole);
        });
        cell.setOnMouseExited(_ -> cell.setTooltip(null));
    }
}
