package dev.tandem.engine.sweep;

import dev.tandem.engine.internal.table.HdfTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The table of a [DifferentialSweep]: each nominal point is followed by those around it. Immutable.
public final class DifferentialResult {
    private final SweepResult table;
    private final int group;
    private final List<Integer> changed;

    /// @param group how many rows belong to each nominal point, itself included
    /// @param changed the index of the parameter that differs in each row of a group but the first
    DifferentialResult(SweepResult table, int group, List<Integer> changed) {
        this.table = table;
        this.group = group;
        this.changed = changed;
    }

    /// All rows.
    public SweepResult table() {
        return table;
    }

    /// The nominal rows alone.
    public SweepResult nominal() {
        return table.only(IntStream.range(0, table.size()).filter(row -> row % group == 0).toArray());
    }

    /// The number of the nominal point that each row belongs to.
    public int[] nominalIndex() {
        return IntStream.range(0, table.size()).map(row -> row / group).toArray();
    }

    /// The number of each row among those around its nominal point, from 0; -1 for nominal points.
    public int[] differentialIndex() {
        return IntStream.range(0, table.size()).map(row -> row % group - 1).toArray();
    }

    /// How an output changes with a parameter at each nominal point: the slope of the line that fits the nominal point
    /// and those around it best, in units of the output by units of the parameter; NaN where too few succeeded.
    ///
    /// @throws IllegalArgumentException when there is no parameter or output of that name
    public double[] sensitivity(String output, String parameter) {
        double[] y = table.column(output);
        double[] x = table.column(parameter);
        int index = table.parameters().indexOf(parameter);
        return IntStream.range(0, table.size() / group).mapToDouble(nominal -> slope(x, y, IntStream.range(0, group)
                .filter(k -> k == 0 || changed.get(k - 1) == index).map(k -> nominal * group + k)
                .filter(row -> !Double.isNaN(y[row])).toArray())).toArray();
    }

    /// Writes all rows as [SweepResult#writeHdf5(Path)] does, with the data sets `nominal_idx` and `differential_idx`.
    ///
    /// @return the group that holds them
    public String writeHdf5(Path path) {
        return HdfTable.write(table.content(), path, null,
                Map.of("nominal_idx", nominalIndex(), "differential_idx", differentialIndex()));
    }

    private static double slope(double[] x, double[] y, int[] rows) {
        double meanX = IntStream.of(rows).mapToDouble(row -> x[row]).average().orElse(Double.NaN);
        double meanY = IntStream.of(rows).mapToDouble(row -> y[row]).average().orElse(Double.NaN);
        double together = IntStream.of(rows).mapToDouble(row -> (x[row] - meanX) * (y[row] - meanY)).sum();
        double alone = IntStream.of(rows).mapToDouble(row -> (x[row] - meanX) * (x[row] - meanX)).sum();
        return alone == 0 ? Double.NaN : together / alone;
    }

    @Override
    public String toString() {
        return "DifferentialResult[" + table.size() / group + " nominal rows of " + table + "]";
    }
}
