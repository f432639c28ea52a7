package dev.tandem.workbench.processes;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.TreeTableColumn;

/// The columns of the process tree, except for the one with the buttons. The order of rows is that of the
/// engine, so none can be sorted by.
final class ProcessColumns {
    /// Those that a narrow table does without.
    private static final Set<String> LESS_IMPORTANT = Set.of("PID", "For", "Done", "Failed", "Restarts", "Heap", "Shared");

    private ProcessColumns() {}

    /// Hides what there is no room for.
    static void fit(List<TreeTableColumn<ProcessRow, ?>> columns, boolean narrow) {
        columns.forEach(column -> column.setVisible(!narrow || !LESS_IMPORTANT.contains(column.getText())));
    }

    static List<TreeTableColumn<ProcessRow, ?>> all() {
        return List.of(text("Name", 250, ProcessNode::name), number("PID", 72, ProcessText::pid), state(),
                text("Task", 210, ProcessText::task), number("For", 72, node -> ProcessText.age(node.age())),
                number("Done", 84, node -> ProcessText.count(node.done())), failed(),
                number("CPU", 68, node -> ProcessText.cpu(node.usage().cpu())),
                number("Memory", 80, node -> ProcessText.memory(node.usage().memory())),
                number("Heap", 76, node -> ProcessText.memory(node.usage().heap())),
                number("Shared", 76, node -> ProcessText.memory(node.usage().shared())),
                text("Restarts", 96, ProcessText::restarts));
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> state() {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>("State");
        column.setPrefWidth(130);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> failed() {
        TreeTableColumn<ProcessRow, String> column = number("Failed", 72, node -> ProcessText.count(node.failed()));
        column.setCellFactory(_ -> new FailedCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> number(String title, double width,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessRow, String> column = text(title, width, text);
        column.getStyleClass().add("number");
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> text(String title, double width,
            Function<ProcessNode, String> text) {
        TreeTableColumn<ProcessRow, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width > 220 ? 136 : Math.min(width, 56));
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node().map(text));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }
}
