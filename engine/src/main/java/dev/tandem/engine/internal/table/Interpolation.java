package dev.tandem.engine.internal.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Guesses the missing values of one output from the nearest rows that have one: the weighted least squares plane
/// through them, in parameters scaled to the ranges of their columns. Exact for linear functions; a plane that the
/// rows do not determine is replaced by their weighted mean.
public final class Interpolation {
    /// Fewer rows say so little that what they suggest could be anything.
    public static final int FEWEST = 4;
    private static final double TINY = 1e-12;
    /// How many rows are looked at for each unknown of the plane.
    private static final int NEAR = 3;

    private final double[] values;
    /// The rows that have all parameters.
    private final int[] there;
    private final double[][] scaled;
    private final int known;
    private final Nearest nearest;

    /// Rows that are missing in a file have no parameters either, and no part in this.
    public Interpolation(Table table, int column) {
        this.values = table.columns()[column];
        double[][] parameters = Arrays.copyOf(table.columns(), table.parameters());
        this.there = IntStream.range(0, values.length)
                .filter(row -> Arrays.stream(parameters).noneMatch(axis -> Double.isNaN(axis[row]))).toArray();
        this.scaled = Arrays.stream(parameters).map(this::scale).filter(axis -> axis != null).toArray(double[][]::new);
        int[] valid = IntStream.of(there).filter(row -> Double.isFinite(values[row])).toArray();
        this.known = valid.length;
        this.nearest = new Nearest(scaled, valid, NEAR * (scaled.length + 1));
    }

    /// From 0 to 1; null for a parameter that does not vary, or has no end.
    private double[] scale(double[] axis) {
        double low = IntStream.of(there).mapToDouble(row -> axis[row]).min().orElse(0);
        double width = IntStream.of(there).mapToDouble(row -> axis[row]).max().orElse(0) - low;
        return width > 0 && width <= Double.MAX_VALUE ? Arrays.stream(axis).map(x -> (x - low) / width).toArray() : null;
    }

    /// How many rows have a value.
    public int known() {
        return known;
    }

    /// Whether a row has none.
    public boolean isNeeded() {
        return IntStream.of(there).anyMatch(row -> Double.isNaN(values[row]));
    }

    /// Fills what is NaN.
    public void fill(double[] target) {
        for (int row : there) {
            if (Double.isNaN(target[row])) {
                target[row] = at(row);
            }
        }
    }

    private double at(int row) {
        int unknowns = scaled.length + 1;
        double[][] equations = new double[unknowns][unknowns + 1];
        double sum = 0;
        double weights = 0;
        for (int other : nearest.to(row)) {
            double weight = 1 / (nearest.distance(row, other) + TINY);
            double[] terms = terms(row, other);
            for (int i = 0; i < unknowns; i++) {
                for (int j = 0; j < unknowns; j++) {
                    equations[i][j] += weight * terms[i] * terms[j];
                }
                equations[i][unknowns] += weight * terms[i] * values[other];
            }
            sum += weight * values[other];
            weights += weight;
        }
        double plane = LinearEquations.first(equations);
        return Double.isNaN(plane) ? sum / weights : plane;
    }

    private double[] terms(int row, int other) {
        double[] terms = new double[scaled.length + 1];
        terms[0] = 1;
        for (int k = 0; k < scaled.length; k++) {
            terms[k + 1] = scaled[k][other] - scaled[k][row];
        }
        return terms;
    }

    /// Small systems of linear equations.
    private static final class LinearEquations {
        private static final double SINGULAR = 1e-10;

        /// The first unknown, by Gauss's elimination from the last one on; NaN when it is not determined.
        static double first(double[][] a) {
            int n = a.length;
            for (int k = n - 1; k >= 0; k--) {
                int last = k;
                int pivot = IntStream.rangeClosed(0, k).boxed()
                        .max(Comparator.comparingDouble(i -> Math.abs(a[i][last]))).orElse(k);
                double[] swapped = a[k];
                a[k] = a[pivot];
                a[pivot] = swapped;
                if (Math.abs(a[k][k]) < SINGULAR * Arrays.stream(a[k], 0, n).map(Math::abs).max().orElse(0) || a[k][k] == 0) {
                    return Double.NaN;
                }
                for (int i = 0; i < k; i++) {
                    double factor = a[i][k] / a[k][k];
                    for (int j = 0; j <= n; j++) {
                        a[i][j] -= factor * a[k][j];
                    }
                }
            }
            return a[0][n] / a[0][0];
        }
    }
}
