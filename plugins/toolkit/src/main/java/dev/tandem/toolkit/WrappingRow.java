package dev.tandem.toolkit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Buttons side by side where there is room, and in further lines where there is not, so that none is out of sight. It wants to be
/// one line; of the window's thread.
public final class WrappingRow extends FlowPane {
    private static final double GAP = 8;

    public WrappingRow(Node... nodes) {
        super(GAP, GAP / 2, nodes);
        setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = getManagedChildren().stream().mapToDouble(each -> snapSizeX(each.prefWidth(-1))).sum();
        return snappedLeftInset() + sum + (getManagedChildren().size() - 1) * snapSpaceX(GAP) + snappedRightInset();
    }
}
