package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which variables are shown, and which of them the last run has made or changed. Rows stay the same objects, so that whoever has
/// selected one keeps it. Of the window's thread.
final class VariablesModel {
    /// What a redefinition has made of a variable.
    ///
    /// @param print what it held right behind that; it has had another value since when that is not its print any more
    private record Redefined(VariableRow.Mark mark, long print) {}

    private final Map<String, VariableRow> rows = new LinkedHashMap<>();
    private final ObservableList<VariableRow> shown = FXCollections.observableArrayList();
    /// What variables held when the last run began.
    private final Map<String, Long> before = new HashMap<>();
    /// What redefinitions have done since then.
    private final Map<String, Redefined> redefined = new HashMap<>();
    /// Variables that there are not at present, because of a redefinition.
    private final Set<String> unusable = new HashSet<>();
    /// Rows of variables that have gone since the last run began. While a definition is replaced, what depends on it is gone for a moment.
    private final Map<String, VariableRow> gone = new HashMap<>();
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
        redefined.clear();
        gone.clear();
        rows.values().forEach(each -> {
            if (!isUnusable(each.name())) {
                unusable.remove(each.name());
                before.put(each.name(), each.now().get().print());
                each.mark(VariableRow.Mark.NONE);
            }
        });
    }

    /// @return whether something is different
    boolean update(List<Variable> found) {
        boolean isDifferent = false;
        Set<String> names = found.stream().map(Variable::name).collect(Collectors.toCollection(HashSet::new));
        // What was looked at before the redefinition still has them; they are back once they have been away.
        unusable.removeIf(name -> names.contains(name) && isUnusable(name));
        for (Variable each : found) {
            VariableRow row = rows.get(each.name());
            if (row == null) {
                row = gone.containsKey(each.name()) ? gone.remove(each.name()) : new VariableRow(made++, each);
                row.become(each);
                rows.put(each.name(), row);
                isDifferent = true;
            } else if (!row.now().get().equals(each)) {
                row.become(each);
                isDifferent = true;
            }
            Long old = before.get(each.name());
            Redefined since = redefined.get(each.name());
            row.mark(since != null && since.print() == each.print() ? since.mark()
                    : old == null ? VariableRow.Mark.NEW : old != each.print() ? VariableRow.Mark.CHANGED : VariableRow.Mark.NONE);
        }
        for (String name : unusable.stream().filter(each -> !names.contains(each)).toList()) {
            VariableRow row = rows.get(name);
            if (row != null && !isUnusable(name)) {
                row.become(new Variable(name, row.now().get().type(), "cannot be used", List.of(), -1, 0, row.now().get().isTemporary()));
                isDifferent = true;
                row.mark(VariableRow.Mark.UNUSABLE);
            }
            names.add(name);
        }
        rows.forEach((name, row) -> {
            if (!names.contains(name)) {
                gone.put(name, row);
            }
        });
        isDifferent |= rows.keySet().retainAll(names);
        if (isDifferent) {
            show();
        }
        return isDifferent;
    }

    /// These variables are not what they were, since a definition has changed.
    ///
    /// @param variables as they were right behind it
    void mark(List<Variable> variables, VariableRow.Mark what) {
        variables.forEach(each -> redefined.put(each.name(), new Redefined(what, each.print())));
    }

    private boolean isUnusable(String name) {
        VariableRow row = rows.get(name);
        return row != null && row.mark().get() == VariableRow.Mark.UNUSABLE;
    }

    /// These variables are none until what they need is back.
    void unusable(List<String> names) {
        unusable.addAll(names);
        names.stream().filter(gone::containsKey).forEach(name -> rows.put(name, gone.remove(name)));
    }

    /// Nothing is declared any more.
    void forget() {
        unusable.clear();
        before.clear();
        redefined.clear();
        update(List.of());
        gone.clear();
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
