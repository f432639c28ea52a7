package dev.tandem.processes;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;

/// A number with the curve of what it was, where its column has room for that.
final class SparkCell extends TreeTableCell<ProcessRow, ProcessNode> {
    private static final double ROOM = 108;

    private final Sparkline spark = new Sparkline();
    private final Function<ProcessNode, String> text;
    private final Function<ProcessNode, double[]> values;
    private final ToDoubleFunction<ProcessNode> limit;

    /// @param values what was, oldest first, or null
    /// @param limit of a row, not more than 0 for none
    /// @param words for whoever rests the mouse there
    SparkCell(Function<ProcessNode, String> text, Function<ProcessNode, double[]> values, ToDoubleFunction<ProcessNode> limit,
            Function<ProcessNode, String> words) {
        this.text = text;
        this.values = values;
        this.limit = limit;
        setContentDisplay(ContentDisplay.LEFT);
        setAlignment(Pos.CENTER_RIGHT);
        setOnMouseEntered(_ -> {
            String said = getItem() == null || isEmpty() ? "" : words.apply(getItem());
            setTooltip(said.isEmpty() ? null : new Tooltip(said));
        });
    }

    @Override
    protected void updateItem(ProcessNode node, boolean empty) {
        super.updateItem(node, empty);
        String shown = empty || node == null ? "" : text.apply(node);
        setText(shown.isEmpty() ? null : shown);
        double[] past = empty || node == null || getWidth() < ROOM ? null : values.apply(node);
        if (past != null && !shown.isEmpty()) {
            spark.show(past, limit.applyAsDouble(node));
            setGraphic(spark);
        } else {
            setGraphic(null);
        }
    }
}
