package dev.tandem.engine.sweep;

import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.sweep.store.RowStatus;
import java.util.List;

/// One row of a sweep's table: the parameters of a point and the outputs there. Immutable.
public final class SweepRow {
    private final Table table;
    private final int index;
    private final double[] values;

    SweepRow(Table table, int index) {
        this.table = table;
        this.index = index;
        this.values = table.numbers(index);
    }

    /// Where it is in the table, from 0.
    public int index() {
        return index;
    }

    /// The value of a parameter, or of an output that is a number.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public double get(String name) {
        return values[table.names().indexOf(name)];
    }

    /// The value of an output that is an array, in an array of its own; null when the row failed.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public double[] array(String name) {
        double[] value = (double[]) table.others()[table.otherNames().indexOf(name)][index];
        return value == null ? null : value.clone();
    }

    /// The value of an output that is a text; null when the row failed.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public String text(String name) {
        return (String) table.others()[table.otherNames().indexOf(name)][index];
    }

    public RowStatus status() {
        return table.books().status(index);
    }

    /// The number of the worker that computed it.
    public int worker() {
        return table.books().worker(index);
    }

    /// How long its last attempt took.
    public double seconds() {
        return table.books().seconds(index);
    }

    /// How often it was tried.
    public int attempts() {
        return table.books().attempts(index);
    }

    /// Parameters, then outputs that are numbers.
    public List<String> names() {
        return table.names().list();
    }

    /// The values in the order of the names, in an array of their own.
    public double[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "SweepRow[index=" + index + ", " + table.names().describe(values) + "]";
    }
}
