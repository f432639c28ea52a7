package dev.tandem.processes;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableCell;

/// The button that ends what a row stands for.
final class KillCell extends TreeTableCell<ProcessRow, ProcessNode> {
    private final Button button = new Button("Kill");

    KillCell(Consumer<ProcessNode> killer) {
        button.getStyleClass().addAll("small", "kill");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> killer.accept(getItem()));
    }

    @Override
    protected void updateItem(ProcessNode node, boolean empty) {
        super.updateItem(node, empty);
        boolean blank = empty || node == null || node.isEmpty();
        setGraphic(blank ? null : button);
        button.setId(blank ? null : "kill " + node.key());
    }
}
