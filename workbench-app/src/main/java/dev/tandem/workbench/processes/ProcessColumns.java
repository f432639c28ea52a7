package dev.tandem.workbench.processes;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeTableColumn;

/// The columns of the process tree, except for the one with the buttons. The order of rows is that of the
/// engine, so none can be sorted by.
final class ProcessColumns {
    private ProcessColumns() {}

    static List<TreeTableColumn<ProcessNode, ?>> all() {
        return List.of(text("Name", 250, ProcessNode::name), number("PID", 72, ProcessText::pid), state(),
                text("Task", 210, ProcessText::task), number("For", 72, node -> ProcessText.age(node.age())),
                number("Done", 72, node -> Long.toString(node.done())), failed(),
                number("CPU", 68, node -> ProcessText.cpu(node.usage().cpu())),
                number("Memory", 80, node -> ProcessText.memory(node.usage().memory())));
    }

    private static TreeTableColumn<ProcessNode, ProcessNode> state() {
        TreeTableColumn<ProcessNode, ProcessNode> column = new TreeTableColumn<>("State");
        column.setPrefWidth(130);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TreeTableColumn<ProcessNode, String> failed() {
        TreeTableColumn<ProcessNode, String> column = number("Failed", 72, node -> Long.toString(node.failed()));
        column.setCellFactory(_ -> new FailedCell());
        return column;
    }

    private static TreeTableColumn<ProcessNode, String> number(String title, double width,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessNode, String> column = text(title, width, text);
        column.getStyleClass().add("number");
        return column;
    }

    private static TreeTableColumn<ProcessNode, String> text(String title, double width,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessNode, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 56));
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }
}
