package dev.tandem.processes;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TreeItem;

/// Folds groups that have waited for long, and unfolds them when something happens. What the user has folded or unfolded stays so, and a group
/// with a row that is marked is left alone. Used on the window's thread.
final class Folding {
    private final ProcessItems items;
    private final BusyFirst busy;
    /// Groups that were folded here.
    private final Set<String> folded = new HashSet<>();
    /// Groups that the user has folded or unfolded.
    private final Set<String> users = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private boolean isOwn;

    Folding(ProcessItems items, BusyFirst busy) {
        this.items = items;
        this.busy = busy;
    }

    /// @param marked rows that are not to vanish
    void look(List<ProcessNode> groups, Instant now, List<TreeItem<ProcessRow>> marked) {
        known.retainAll(groups.stream().map(ProcessNode::key).toList());
        for (ProcessNode group : groups) {
            TreeItem<ProcessRow> item = items.of(group.key()).orElse(null);
            if (item != null) {
                look(group, item, now, marked);
            }
        }
        folded.retainAll(known);
        users.retainAll(known);
    }

    private void look(ProcessNode group, TreeItem<ProcessRow> item, Instant now, List<TreeItem<ProcessRow>> marked) {
        if (known.add(group.key())) {
            item.expandedProperty().addListener(_ -> {
                if (!isOwn) {
                    users.add(group.key());
                }
            });
        }
        boolean folds = busy.waitsLong(group, now);
        if (users.contains(group.key()) || folds == folded.contains(group.key())
                || folds && marked.stream().anyMatch(each -> each != null && each.getParent() == item)) {
            return;
        }
        isOwn = true;
        item.setExpanded(!folds);
        isOwn = false;
        if (folds) {
            folded.add(group.key());
        } else {
            folded.remove(group.key());
        }
    }
}
