package dev.tandem.processes;

import dev.tandem.processes.ProcessNode.Kind;
import dev.tandem.toolkit.WholeText;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;

/// A worker's state with a coloured dot; a summary for anything else.
final class StateCell extends TreeTableCell<ProcessRow, ProcessNode> {
    private final Region dot = new Region();

    StateCell() {
        dot.getStyleClass().add("state-dot");
        setGraphicTextGap(7);
        WholeText.of(this);
    }

    @Override
    protected void updateItem(ProcessNode node, boolean empty) {
        super.updateItem(node, empty);
        boolean blank = empty || node == null;
        setText(blank ? null : ProcessText.state(node));
        setGraphic(blank || node.state() == null && node.kind() != Kind.SPARE ? null : dot);
        StateLooks.dress(dot, blank ? null : node);
    }
}
