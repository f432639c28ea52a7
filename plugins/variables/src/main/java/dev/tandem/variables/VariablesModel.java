package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which variables are shown, and which of them the last run has made or changed. Rows stay the same objects, so that whoever has
/// selected one keeps it. Of the window's thread.
final class VariablesModel {
    private final Map<String, VariableRow> rows = new LinkedHashMap<>();
    private final ObservableList<VariableRow> shown = FXCollections.observableArrayList();
    /// What variables held when the last run began.
    private final Map<String, Long> before = new HashMap<>();
    private String filter = "";
    private boolean showsTemporaries;
    private int made;

    /// In the order that a table gives them; new ones come last.
    ObservableList<VariableRow> shown() {
        return shown;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int hidden() {
        return rows.size() - shown.size();
    }

    /// What runs from now on marks what it makes or changes.
    void begin() {
        before.clear();
        rows.values().forEach(each -> {
            before.put(each.name(), each.now().get().print());
            each.mark(VariableRow.Mark.NONE);
        });
    }

    /// @return whether something is different
    boolean update(List<Variable> found) {
        boolean isDifferent = false;
        Set<String> names = new HashSet<>();
        for (Variable each : found) {
            names.add(each.name());
            VariableRow row = rows.get(each.name());
            if (row == null) {
                row = new VariableRow(made++, each);
                rows.put(each.name(), row);
                isDifferent = true;
            } else if (!row.now().get().equals(each)) {
                row.become(each);
                isDifferent = true;
            }
            Long old = before.get(each.name());
            row.mark(old == null ? VariableRow.Mark.NEW : old != each.print() ? VariableRow.Mark.CHANGED : VariableRow.Mark.NONE);
        }
        isDifferent |= rows.keySet().retainAll(names);
        if (isDifferent) {
            show();
        }
        return isDifferent;
    }

    /// Nothing is declared any more.
    void forget() {
        before.clear();
        update(List.of());
    }

    /// @param text in a name or type, in any case
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        show();
    }

    void showTemporaries(boolean shows) {
        showsTemporaries = shows;
        show();
    }

    private void show() {
        Set<VariableRow> there = new HashSet<>(shown);
        shown.removeIf(each -> rows.get(each.name()) != each || !isShown(each));
        shown.addAll(rows.values().stream().filter(each -> !there.contains(each) && isShown(each)).toList());
    }

    private boolean isShown(VariableRow row) {
        Variable variable = row.now().get();
        return (showsTemporaries || !variable.isTemporary()) && (variable.name().toLowerCase(Locale.ROOT).contains(filter)
                || variable.type().toLowerCase(Locale.ROOT).contains(filter));
    }
}
