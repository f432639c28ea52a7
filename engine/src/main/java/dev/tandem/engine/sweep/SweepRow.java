package dev.tandem.engine.sweep;

import java.util.List;

/// One row of a sweep's table: the parameters of a point and the outputs there. Immutable.
public final class SweepRow {
    private final Names names;
    private final int index;
    private final double[] values;

    SweepRow(Names names, int index, double[] values) {
        this.names = names;
        this.index = index;
        this.values = values;
    }

    /// Where it is in the table, from 0.
    public int index() {
        return index;
    }

    /// The value of a parameter or output.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public double get(String name) {
        return values[names.indexOf(name)];
    }

    /// Parameters, then outputs.
    public List<String> names() {
        return names.list();
    }

    /// The values in the order of the names, in an array of their own.
    public double[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "SweepRow[index=" + index + ", " + names.describe(values) + "]";
    }
}
