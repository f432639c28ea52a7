package dev.tandem.engine.sweep;

import dev.tandem.engine.sweep.store.StoredColumn;

/// What files tell of a column beside its values.
record Marks(String units, double lower, double upper) {
    static final Marks NONE = new Marks("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    StoredColumn column(String name, StoredColumn.Kind kind, boolean isParameter) {
        return new StoredColumn(name, kind, isParameter, units, lower, upper);
    }
}
