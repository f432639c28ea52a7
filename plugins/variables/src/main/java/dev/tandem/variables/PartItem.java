package dev.tandem.variables;

import dev.tandem.plugin.ScriptValue;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// A part of a value in a tree, whose own parts are read when it is opened, a thousand at a time. What contains itself ends where it
/// comes again. Of the window's thread.
final class PartItem extends TreeItem<PartItem.Line> {
    static final int MOST = 1000;

    /// @param note why it goes no further, or what is left, else ""
    record Line(String name, ScriptValue value, String note) {}

    private final long index;
    private boolean isRead;

    PartItem(long index, String name, ScriptValue value, String note) {
        super(new Line(name, value, note));
        this.index = index;
    }

    /// Whether it stands for more parts of the one above.
    boolean isMore() {
        return getValue().value() == null;
    }

    /// Reads the parts that it stands for, and goes.
    void more() {
        PartItem above = (PartItem) getParent();
        above.getChildren().remove(this);
        above.getChildren().addAll(above.read(index));
    }

    /// From the value at the top down to this.
    List<ValuePath.Step> steps() {
        List<ValuePath.Step> steps = new ArrayList<>();
        for (PartItem each = this; each.getParent() != null; each = (PartItem) each.getParent()) {
            steps.addFirst(new ValuePath.Step(each.index, each.getValue().name()));
        }
        return steps;
    }

    @Override
    public boolean isLeaf() {
        ScriptValue value = getValue().value();
        return value == null || value.kind() != ScriptValue.Kind.PARTS || value.size() == 0 || !getValue().note().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<Line>> getChildren() {
        ObservableList<TreeItem<Line>> children = super.getChildren();
        if (!isRead && !isLeaf()) {
            isRead = true;
            children.setAll(read(0));
        }
        return children;
    }

    private List<PartItem> read(long from) {
        List<PartItem> found = new ArrayList<>();
        ScriptValue value = getValue().value();
        try {
            for (ScriptValue.Part each : value.parts(from, MOST)) {
                found.add(new PartItem(from + found.size(), each.name(), each.value(), isAbove(each.value()) ? "contains itself" : ""));
            }
            long left = value.size() - from - found.size();
            if (left > 0 && !found.isEmpty()) {
                found.add(new PartItem(from + found.size(), "more", null, left + " more"));
            }
        } catch (IllegalStateException e) {
            // The session was reset, which the view says.
            found.clear();
        }
        return found;
    }

    private boolean isAbove(ScriptValue part) {
        for (TreeItem<Line> each = this; each != null; each = each.getParent()) {
            if (part.kind() == ScriptValue.Kind.PARTS && part.isSame(each.getValue().value())) {
                return true;
            }
        }
        return false;
    }
}
