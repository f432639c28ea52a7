package dev.tandem.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TreeItem;

/// The items of the tree, kept from one state to the next so that selection, expansion and scroll position
/// stay. Only rows that changed are touched.
final class ProcessItems {
    private final Map<String, TreeItem<ProcessRow>> items = new HashMap<>();

    /// Makes the children of an item show these rows.
    void update(TreeItem<ProcessRow> parent, List<ProcessNode> rows) {
        Set<String> seen = new HashSet<>();
        place(parent, rows, seen);
        items.keySet().retainAll(seen);
    }

    /// Whether an item is among those that are shown.
    boolean has(TreeItem<ProcessRow> item) {
        return items.containsValue(item);
    }

    /// The item of a row.
    Optional<TreeItem<ProcessRow>> of(String key) {
        return Optional.ofNullable(items.get(key));
    }

    private void place(TreeItem<ProcessRow> parent, List<ProcessNode> rows, Set<String> seen) {
        List<TreeItem<ProcessRow>> wanted = new ArrayList<>(rows.size());
        for (ProcessNode row : rows) {
            seen.add(row.key());
            TreeItem<ProcessRow> item = items.computeIfAbsent(row.key(), _ -> fresh(row));
            place(item, row.children(), seen);
            item.getValue().set(row);
            wanted.add(item);
        }
        if (!parent.getChildren().equals(wanted)) {
            parent.getChildren().setAll(wanted);
        }
    }

    private static TreeItem<ProcessRow> fresh(ProcessNode row) {
        TreeItem<ProcessRow> item = new TreeItem<>(new ProcessRow(row));
        item.setExpanded(true);
        return item;
    }
}
