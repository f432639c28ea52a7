package dev.tandem.processes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.TreeTableColumn;

/// The columns of the process tree, except for the one with the buttons. The order of rows is that of the
/// engine, so none can be sorted by.
final class ProcessColumns {
    private static final String TASK = "Task";
    /// What a table does without that has no room for all of them, the least important first.
    private static final List<String> LEAST_IMPORTANT =
            List.of("Shared", "Heap", "Restarts", "For", "Failed", "Done", "PID", "CPU", "Memory", TASK);

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
        share(columns.stream().filter(TreeTableColumn::isVisible).toList(), width);
    }

    /// Gives each column its own width where there is room, also when there was none before; what is left goes to the tasks.
    private static void share(List<TreeTableColumn<ProcessRow, ?>> columns, double width) {
        double least = columns.stream().mapToDouble(TreeTableColumn::getMinWidth).sum();
        double wanted = columns.stream().mapToDouble(column -> own(column) - column.getMinWidth()).sum();
        double part = Math.clamp((width - least) / wanted, 0, 1);
        double rest = Math.max(0, width - least - wanted);
        for (TreeTableColumn<ProcessRow, ?> column : columns) {
            double more = part * (own(column) - column.getMinWidth()) + (column.getText().equals(TASK) ? rest : 0);
            column.setPrefWidth(column.getMinWidth() + more);
        }
    }

    /// How wide it is where there is room; the column of the buttons never changes.
    private static double own(TreeTableColumn<ProcessRow, ?> column) {
        return column.getUserData() instanceof Double own ? own : column.getMinWidth();
    }

    static List<TreeTableColumn<ProcessRow, ?>> all() {
        return List.of(text("Name", 250, 150, ProcessNode::name), number("PID", 80, 80, ProcessText::pid), state(),
                text(TASK, 210, 100, ProcessText::task), number("For", 92, 92, node -> ProcessText.age(node.age())),
                number("Done", 88, 84, ProcessText::done), failed(),
                number("CPU", 68, 64, node -> ProcessText.cpu(node.usage().cpu())),
                number("Memory", 80, 78, node -> ProcessText.memory(node.usage().memory())),
                number("Heap", 76, 74, node -> ProcessText.memory(node.usage().heap())),
                number("Shared", 76, 74, node -> ProcessText.memory(node.usage().shared())),
                text("Restarts", 150, 82, ProcessText::restarts));
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> state() {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>("State");
        column.setUserData(190.0);
        column.setMinWidth(100);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, String> failed() {
        TreeTableColumn<ProcessRow, String> column = number("Failed", 72, 70, ProcessText::failed);
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
        column.setUserData(width);
        column.setMinWidth(least);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node().map(text));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }
}
