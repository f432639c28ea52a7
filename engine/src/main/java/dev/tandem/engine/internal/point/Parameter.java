package dev.tandem.engine.internal.point;

import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;

/// A parameter of a sweep with all that was said about it.
public record Parameter(String name, Samples samples, SetMode mode, Marks marks) {
    public Parameter with(Marks other) {
        return new Parameter(name, samples, mode, other);
    }

    public StoredColumn column() {
        return marks.column(name, StoredColumn.Kind.NUMBER, true);
    }
}
