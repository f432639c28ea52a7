package dev.tandem.processes;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TreeTableColumn;

/// The columns of the process tree, except for the one with the buttons; see [RowOrder] for what they are sorted by.
final class ProcessColumns {
    private static final String TASK = "Task";
    /// What a table does without that has no room for all of them, the least important first.
    private static final List<String> LEAST_IMPORTANT =
            List.of("Shared", "Heap", "Restarts", "For", "Failed", "Done", "PID", "CPU", "Memory", TASK);

    /// What gets the room that is left, the most important first; before them come those that want little, at the end all others.
    private static final List<String> MOST_IMPORTANT = List.of(TASK, "CPU", "Memory", "Name", "State");
    private static final double LITTLE = 10;

    /// How wide a column is, for texts of the standard size.
    ///
    /// @param own where there is room
    record Widths(double least, double own) {}

    private ProcessColumns() {}

    /// Hides what there is no room for. What is shown can be read: no column is narrower than its least width.
    ///
    /// @param scale how large texts are, 1 for those of the standard size
    /// @param unwanted titles of those that the user does not want
    static void fit(List<TreeTableColumn<ProcessRow, ?>> all, Set<String> unwanted, double width, double scale) {
        all.stream().filter(column -> unwanted.contains(column.getText())).forEach(column -> column.setVisible(false));
        fit(all.stream().filter(column -> !unwanted.contains(column.getText())).toList(), width, scale);
    }

    /// Of those that are wanted.
    static void fit(List<TreeTableColumn<ProcessRow, ?>> columns, double width, double scale) {
        for (TreeTableColumn<ProcessRow, ?> column : columns) {
            double least = widths(column).least() * scale;
            if (!column.isResizable()) {
                column.setMaxWidth(least);
            }
            column.setMinWidth(least);
        }
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
        share(columns.stream().filter(TreeTableColumn::isVisible).toList(), width, scale);
    }

    /// Gives each column its own width as far as there is room, the most important first; what is left goes to the tasks.
    private static void share(List<TreeTableColumn<ProcessRow, ?>> columns, double width, double scale) {
        double rest = Math.max(0, width - columns.stream().mapToDouble(TreeTableColumn::getMinWidth).sum());
        for (TreeTableColumn<ProcessRow, ?> column : columns.stream().sorted(Comparator.comparingInt(ProcessColumns::rank)).toList()) {
            double more = Math.min(rest, widths(column).own() * scale - column.getMinWidth());
            rest -= more;
            column.setPrefWidth(column.getMinWidth() + more);
        }
        for (TreeTableColumn<ProcessRow, ?> column : columns) {
            if (column.getText().equals(TASK)) {
                column.setPrefWidth(column.getPrefWidth() + rest);
            }
        }
    }

    private static int rank(TreeTableColumn<ProcessRow, ?> column) {
        Widths widths = widths(column);
        int rank = MOST_IMPORTANT.indexOf(column.getText());
        return widths.own() - widths.least() < LITTLE ? -1 : rank < 0 ? MOST_IMPORTANT.size() : rank;
    }

    private static Widths widths(TreeTableColumn<ProcessRow, ?> column) {
        return (Widths) column.getUserData();
    }

    /// @param chosen told the worker whose cell was clicked among those of its group
    static List<TreeTableColumn<ProcessRow, ?>> all(Consumer<ProcessNode> chosen, UsageHistory history) {
        return List.of(text("Name", 250, 150, ProcessNode::name), number("PID", 80, 80, ProcessText::pid), state(),
                task(chosen), number("For", 92, 92, node -> ProcessText.age(node.age())),
                number("Done", 88, 84, ProcessText::done), failed(),
                cpu(history), memory(history),
                number("Heap", 76, 74, node -> ProcessText.memory(node.usage().heap())),
                number("Shared", 76, 74, node -> ProcessText.memory(node.usage().shared())),
                text("Restarts", 150, 82, ProcessText::restarts));
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> state() {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>("State");
        // So that "5 busy, 1 idle" can be read.
        column.setUserData(new Widths(116, 190));
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> task(Consumer<ProcessNode> chosen) {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>(TASK);
        column.setUserData(new Widths(100, 210));
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new TaskCell(chosen));
        return column;
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> cpu(UsageHistory history) {
        return curve("CPU", 64, () -> new SparkCell(node -> ProcessText.cpu(node.usage().cpu()), node -> past(history, node, true), _ -> 1,
                node -> node.pid() < 0 ? "" : "Of one core; the curve has the last two minutes, the line is one core"));
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> memory(UsageHistory history) {
        return curve("Memory", 78, () -> new SparkCell(node -> ProcessText.memory(node.usage().memory()), node -> past(history, node, false),
                ProcessNode::memoryLimit, node -> node.memoryLimit() <= 0 ? "" : ProcessText.memory(node.usage().memory()) + " of "
                        + ProcessText.memory(node.memoryLimit())
                        + " that it may have for itself; the curve has the last two minutes, the line is that limit"));
    }

    private static double[] past(UsageHistory history, ProcessNode node, boolean cpu) {
        UsageHistory.Track track = node.pid() < 0 ? null : history.of(node);
        return track == null ? null : cpu ? track.cpu() : track.memory();
    }

    private static TreeTableColumn<ProcessRow, ProcessNode> curve(String title, double least, Supplier<SparkCell> cell) {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>(title);
        column.getStyleClass().add("number");
        column.setUserData(new Widths(least, 124));
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> cell.get());
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
        column.setUserData(new Widths(least, width));
        column.setCellValueFactory(row -> row.getValue().getValue().node().map(text));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }
}
