package dev.tandem.engine.internal.table;

import dev.tandem.engine.file.Excerpt;
import java.io.Serializable;
import java.util.List;

/// The names of columns, in their order.
public record Names(List<String> list) implements Serializable {
    /// Somebody asked for a column that there is none of: code that would do so at every point.
    public static final class UnknownNameException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnknownNameException(String message) {
            super(message);
        }
    }

    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public int indexOf(String name) {
        // Few and often interned: a search is quicker than a table, and nothing needs to travel with them.
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).equals(name)) {
                return i;
            }
        }
        throw new UnknownNameException("no such name: name=" + Excerpt.cut(name) + ", names=" + Excerpt.of(list));
    }

    /// What [dev.tandem.engine.sweep.point.Point] and [dev.tandem.engine.sweep.SweepRow] show.
    public String describe(double[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(list.get(i)).append('=').append(values[i]);
        }
        return text.toString();
    }
}
