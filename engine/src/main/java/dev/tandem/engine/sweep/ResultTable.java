package dev.tandem.engine.sweep;

import java.util.List;

/// A table of rows as it is read: a row for each point, a column for each parameter and output. Immutable.
///
/// What a [TableExporter] writes; [SweepResult] is one.
public interface ResultTable {
    /// What the sweep is called.
    String name();

    /// The number of rows.
    int size();

    List<String> parameters();

    /// The outputs that are numbers.
    List<String> outputs();

    /// The outputs that are arrays and texts; see [SweepRow#array] and [SweepRow#text].
    List<String> otherOutputs();

    /// All columns of numbers: parameters, then outputs.
    List<String> names();

    /// The values of a parameter or output in all rows, in an array of their own; those of failed rows are NaN.
    ///
    /// @throws IllegalArgumentException when there is no column of that name; lists those that are
    double[] column(String column);

    /// What a parameter or output is measured in, or "".
    ///
    /// @throws IllegalArgumentException when there is no column of that name; lists those that are
    String units(String column);

    SweepRow row(int index);

    /// All rows in order; each is made when it is asked for.
    List<SweepRow> rows();

    /// The points that failed, in the order of rows.
    List<SweepFailure> failures();
}
