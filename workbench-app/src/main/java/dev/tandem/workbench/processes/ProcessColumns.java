package dev.tandem.workbench.processes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.TreeTableColumn;

/// The columns of the process tree, except for the one with the buttons. The order of rows is that of the
/// engine, so none can be sorted by.
final class ProcessColumns {
    /// What a table does without that has no room for all of them, the least important first.
    private static final List<String> LEAST_IMPORTANT =
            List.of("Shared", "Heap", "Restarts", "For", "Failed", "Done", "PID", "CPU", "Memory", "Task");

    private ProcessColumns() {}

    /// Hides what there is no room for. What is shown can be read: no column is narrower than its least width.
    static void fit(List<TreeTableColumn<ProcessRow, ?>> columns, double width) {
        double needed = columns.stream().mapToDouble(TreeTableColumn::getMinWidth).sum();
        Set<String> hidden = new HashSet<>();
        for (String title : LEAST_IMPORTANT) {
            if (needed > width) {
                hidden.add(title);
                needed -= columns.stream().filter(column -> column.getText().equals(title))
                        .mapToDouble(TreeTableColumn::getMinWidth).sum();
            }
        }
        columns.forEach(column -> column.setVisible(!hidden.contains(column.getText())));
    }

    static List<TreeTableColumn<ProcessRow, ?>> all() {
        return List.of(text("Name", 250, 150, ProcessNode::name), number("PID", 72, 72, ProcessText::pid), state(),
                text("Task", 210, 100, ProcessText::task), number("For", 72, 66, node -> ProcessText.age(node.age())),
                number("Done", 84, 66, node -> ProcessText.count(node.done())), failed(),
                number("CPU", 68, 64, node -> ProcessText.cpu(node.usage().cpu())),
                number("Memory", 80, 78, node -> ProcessText.memory(node.usage().memory())),
                number("Heap", 76, 74, node -> ProcessText.memory(node.usage().heap())),
                number("Shared", 76, 74, node -> ProcessText.memory(node.usage().shared())),
                text("Restarts", 96, 82, ProcessText::restarts));
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> state() {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>("State");
        column.setPrefWidth(130);
        column.setMinWidth(100);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> failed() {
        TreeTableColumn<ProcessRow, String> column = number("Failed", 72, 70, node -> ProcessText.count(node.failed()));
        column.setCellFactory(_ -> new FailedCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> number(String title, double width, double least,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessRow, String> column = text(title, width, least, text);
        column.getStyleClass().add("number");
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> text(String title, double width, double least,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessRow, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node().map(text));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }
}
