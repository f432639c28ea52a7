package dev.tandem.engine.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of a sweep, parameters first. Filled by one thread, before others may see it.
///
/// @param parameters how many of the columns are parameters
record Table(Names names, int parameters, double[][] columns) {
    /// The parameters of all rows, and NaN where outputs will be.
    static Table of(Design design, Names outputs) {
        List<String> names = new ArrayList<>(design.names().list());
        int parameters = names.size();
        names.addAll(outputs.list());
        Table table = new Table(new Names(List.copyOf(names)), parameters, new double[names.size()][design.size()]);
        for (int row = 0; row < table.size(); row++) {
            double[] point = design.point(row).values();
            for (int k = 0; k < parameters; k++) {
                table.columns[k][row] = canonical(point[k]);
            }
        }
        for (int k = parameters; k < table.columns.length; k++) {
            Arrays.fill(table.columns[k], Double.NaN);
        }
        return table;
    }

    int size() {
        return columns[0].length;
    }

    void setOutputs(int row, double[] values) {
        for (int k = 0; k < values.length; k++) {
            columns[parameters + k][row] = canonical(values[k]);
        }
    }

    /// There is one NaN: its bits depend on the machine code that made it, and no text keeps them.
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    double[] column(String name) {
        return columns[names.indexOf(name)];
    }

    SweepRow row(int index) {
        double[] values = new double[columns.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = columns[k][index];
        }
        return new SweepRow(names, index, values);
    }
}
