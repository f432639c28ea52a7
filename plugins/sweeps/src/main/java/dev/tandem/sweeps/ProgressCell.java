package dev.tandem.sweeps;

import dev.tandem.sweeps.SweepLine.State;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A bar, and how many rows of how many.
final class ProgressCell extends TableCell<SweepLine, SweepLine> {
    private static final PseudoClass BARREN = PseudoClass.getPseudoClass("barren");
    private static final PseudoClass FLAWED = PseudoClass.getPseudoClass("flawed");

    private final ProgressBar bar = new ProgressBar(0);
    private final Label rows = new Label();
    private final HBox box = new HBox(bar, rows);

    ProgressCell() {
        box.getStyleClass().add("sweep-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(40);
        rows.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(bar, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(SweepLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(empty || line == null ? null : box);
        if (!empty && line != null) {
            bar.setProgress(line.share());
            rows.setText(SweepText.rows(line));
            for (State state : State.values()) {
                bar.pseudoClassStateChanged(PseudoClass.getPseudoClass(state.name().toLowerCase()), state == line.state());
            }
            // After those of the states: a bar that is full of failures is no success.
            bar.pseudoClassStateChanged(BARREN, line.hasOnlyFailed());
            bar.pseudoClassStateChanged(FLAWED, line.progress().failed() > 0 && !line.hasOnlyFailed());
        }
    }
}
