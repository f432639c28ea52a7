package dev.tandem.processes;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.TreeTableColumn;

/// In which order the user wants rows: by the columns whose headings were clicked, the rows of each parent for themselves. Stateless.
final class RowOrder {
    private static final Map<String, Comparator<ProcessNode>> BY = Map.ofEntries(by("Name", ProcessNode::name), by("PID", ProcessNode::pid),
            by("State", ProcessText::state), by("Task", ProcessText::task), by("For", node -> node.age() == null ? Duration.ZERO : node.age()),
            by("Done", ProcessNode::done), by("Failed", ProcessNode::failed), by("CPU", node -> node.usage().cpu()),
            by("Memory", node -> node.usage().memory()), by("Heap", node -> node.usage().heap()), by("Shared", node -> node.usage().shared()),
            by("Restarts", ProcessNode::restarts));

    private RowOrder() {}

    private static <T extends Comparable<? super T>> Map.Entry<String, Comparator<ProcessNode>> by(String title, Function<ProcessNode, T> value) {
        return Map.entry(title, Comparator.comparing(value));
    }

    /// @param columns those that are sorted by, the most important first
    /// @return null where there is none
    static Comparator<ProcessNode> of(List<? extends TreeTableColumn<ProcessRow, ?>> columns) {
        Comparator<ProcessNode> order = null;
        for (TreeTableColumn<ProcessRow, ?> column : columns) {
            Comparator<ProcessNode> one = BY.get(column.getText());
            Comparator<ProcessNode> next = column.getSortType() == TreeTableColumn.SortType.DESCENDING ? one.reversed() : one;
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    /// The rows and all in them in that order.
    static List<ProcessNode> sorted(List<ProcessNode> rows, Comparator<ProcessNode> order) {
        return rows.stream().map(row -> row.children().isEmpty() ? row : row.with(sorted(row.children(), order))).sorted(order).toList();
    }
}
