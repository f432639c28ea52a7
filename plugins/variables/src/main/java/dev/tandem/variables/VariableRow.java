package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The line of a variable, the same one as long as there is a variable of its name. Of the window's thread.
final class VariableRow {
    /// What the last run did to it.
    enum Mark {
        NONE(""), NEW("new in the last run"), CHANGED("changed in the last run"),
        RESET("lost its value at a redefinition"), UNUSABLE("cannot be used since a redefinition"),
        OUTDATED("holds objects or code from before a redefinition");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final int order;
    private final ReadOnlyObjectWrapper<Variable> now;
    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(Mark.NONE);

    /// @param order of its declaration among others
    VariableRow(int order, Variable now) {
        this.order = order;
        this.now = new ReadOnlyObjectWrapper<>(now);
    }

    int order() {
        return order;
    }

    String name() {
        return now.get().name();
    }

    ReadOnlyObjectProperty<Variable> now() {
        return now.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mark> mark() {
        return mark.getReadOnlyProperty();
    }

    void become(Variable fresh) {
        now.set(fresh);
    }

    void mark(Mark fresh) {
        mark.set(fresh);
    }

    /// For who copies or hears it: its name.
    @Override
    public String toString() {
        return name();
    }
}
