package dev.tandem.engine.sweep;

import dev.tandem.engine.sweep.store.StoredColumn;

/// A parameter of a sweep with all that was said about it.
record Parameter(String name, Samples samples, SetMode mode, Marks marks) {
    Parameter with(Marks other) {
        return new Parameter(name, samples, mode, other);
    }

    StoredColumn column() {
        return marks.column(name, StoredColumn.Kind.NUMBER, true);
    }
}
