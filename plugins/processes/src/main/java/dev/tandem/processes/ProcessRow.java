package dev.tandem.processes;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a tree item holds: the newest node with its key. The row stays the same object while its node
/// changes, since a tree whose items change rebuilds all its cells, under the user's pointer.
final class ProcessRow {
    private final ReadOnlyObjectWrapper<ProcessNode> node;

    ProcessRow(ProcessNode first) {
        node = new ReadOnlyObjectWrapper<>(first);
    }

    ReadOnlyObjectProperty<ProcessNode> node() {
        return node.getReadOnlyProperty();
    }

    void set(ProcessNode newest) {
        node.set(newest);
    }
}
