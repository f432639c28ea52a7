package dev.tandem.machine;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// One figure, what it is compared with, and a bar that shows how much of it is taken; of the window's thread.
final class MachineCard extends VBox {
    private static final PseudoClass HIGH = PseudoClass.getPseudoClass("high");
    private static final double NEARLY_ALL = 0.9;

    private final Label value = new Label("…");
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    MachineCard(String id, String title) {
        Label caption = new Label(title);
        caption.getStyleClass().add("caption");
        value.setId("machine-" + id);
        value.getStyleClass().add("value");
        detail.setId("machine-" + id + "-detail");
        detail.getStyleClass().add("detail");
        detail.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(title);
        bar.managedProperty().bind(bar.visibleProperty());
        getStyleClass().add("card-of-machine");
        getChildren().addAll(caption, value, bar, detail);
    }

    /// @param taken 1 when all of it is; NaN when not known
    void show(String figure, String comparison, double taken) {
        value.setText(figure);
        detail.setText(comparison);
        bar.setVisible(!Double.isNaN(taken));
        bar.setProgress(Double.isNaN(taken) ? 0 : Math.clamp(taken, 0, 1));
        bar.pseudoClassStateChanged(HIGH, taken > NEARLY_ALL);
    }
}
