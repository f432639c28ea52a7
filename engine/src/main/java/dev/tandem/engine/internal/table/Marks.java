package dev.tandem.engine.internal.table;

import dev.tandem.engine.internal.store.StoredColumn;

/// What files tell of a column beside its values.
public record Marks(String units, double lower, double upper) {
    public static final Marks NONE = new Marks("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public StoredColumn column(String name, StoredColumn.Kind kind, boolean isParameter) {
        return new StoredColumn(name, kind, isParameter, units, lower, upper);
    }
}
