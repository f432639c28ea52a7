package dev.tandem.plugin;

import dev.tandem.engine.sweep.SweepResult;
import java.util.List;

/// What a [PlotKind] is to draw.
///
/// @param table the rows that were asked for, at least one
/// @param columns the names that were given, all of which the table has
public record PlotRows(SweepResult table, List<String> columns, PlotLooks looks) {
    /// The values of a column that was given, by its place, in an array of their own.
    public double[] column(int index) {
        return table.column(columns.get(index));
    }
}
