package dev.tandem.workbench.processes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TreeItem;

/// The items of the tree, kept from one state to the next so that selection, expansion and scroll position
/// stay. Only rows that changed are touched.
final class ProcessItems {
    private final Map<String, TreeItem<ProcessNode>> items = new HashMap<>();

    /// Makes the children of an item show these rows.
    void update(TreeItem<ProcessNode> parent, List<ProcessNode> rows) {
        Set<String> seen = new HashSet<>();
        place(parent, rows, seen);
        items.keySet().retainAll(seen);
    }

    private void place(TreeItem<ProcessNode> parent, List<ProcessNode> rows, Set<String> seen) {
        List<TreeItem<ProcessNode>> wanted = new ArrayList<>(rows.size());
        for (ProcessNode row : rows) {
            seen.add(row.key());
            TreeItem<ProcessNode> item = items.computeIfAbsent(row.key(), _ -> fresh(row));
            place(item, row.children(), seen);
            if (!row.equals(item.getValue())) {
                item.setValue(row);
            }
            wanted.add(item);
        }
        if (!parent.getChildren().equals(wanted)) {
            parent.getChildren().setAll(wanted);
        }
    }

    private static TreeItem<ProcessNode> fresh(ProcessNode row) {
        TreeItem<ProcessNode> item = new TreeItem<>(row);
        item.setExpanded(true);
        return item;
    }
}
