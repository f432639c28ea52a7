package dev.tandem.processes;

import dev.tandem.toolkit.WholeText;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeTableCell;

/// What a worker computes, and for a group what all of its workers do.
final class TaskCell extends TreeTableCell<ProcessRow, ProcessNode> {
    private static final double PADDING = 16;

    private final HeatStrip strip;

    /// @param chosen told the worker of a group that was clicked
    TaskCell(Consumer<ProcessNode> chosen) {
        strip = new HeatStrip(chosen);
        strip.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        WholeText.of(this);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(ProcessNode node, boolean empty) {
        super.updateItem(node, empty);
        boolean isGroup = !empty && node != null && node.kind() == ProcessNode.Kind.GROUP;
        if (isGroup) {
            strip.show(node);
        }
        String text = empty || node == null || isGroup ? "" : ProcessText.task(node);
        setText(text.isEmpty() ? null : text);
        setGraphic(isGroup ? strip : null);
        setContentDisplay(isGroup ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
    }
}
