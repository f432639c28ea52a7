package dev.tandem.workbench.charts;

import java.util.Arrays;

/// The cells of a heat map. Each holds the mean of the rows that fall into it: NaN when they have no value.
///
/// Rows on a grid get a cell for each pair of their values; rows that are scattered are put into bins of equal size.
///
/// @param xEdges where the cells begin along x, and where the last one ends
/// @param means by column, then row of cells: `means[i * rows + j]`
/// @param counts the rows in each cell, those without a value included
record Grid(double[] xEdges, double[] yEdges, double[] means, int[] counts, int mostRows, boolean binned) {
    private static final int SPARSE = 4;
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 200;

    static Grid of(double[] x, double[] y, double[] values) {
        double[] xs = distinct(x);
        double[] ys = distinct(y);
        boolean binned = (double) xs.length * ys.length > SPARSE * (double) values.length;
        if (binned) {
            int bins = Math.clamp((long) Math.sqrt(values.length / (double) SPARSE), FEWEST_BINS, MOST_BINS);
            return filled(bins(xs, bins), bins(ys, bins), x, y, values, true);
        }
        return filled(edges(xs), edges(ys), x, y, values, false);
    }

    private static Grid filled(double[] xEdges, double[] yEdges, double[] x, double[] y, double[] values, boolean binned) {
        int width = xEdges.length - 1;
        int height = yEdges.length - 1;
        double[] sums = new double[width * height];
        int[] valid = new int[width * height];
        int[] counts = new int[width * height];
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(x[row]) || Double.isNaN(y[row])) {
                continue;
            }
            int cell = cell(xEdges, x[row]) * height + cell(yEdges, y[row]);
            counts[cell]++;
            if (!Double.isNaN(values[row])) {
                valid[cell]++;
                sums[cell] += values[row];
            }
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = valid[cell] == 0 ? Double.NaN : sums[cell] / valid[cell];
        }
        return new Grid(xEdges, yEdges, sums, counts, Arrays.stream(counts).max().orElse(0), binned);
    }

    private static double[] distinct(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().distinct().toArray();
    }

    /// Half-way between neighbours, so that unequal steps are seen; a single value gets a cell of width 1.
    private static double[] edges(double[] at) {
        int last = at.length - 1;
        double[] edges = new double[at.length + 1];
        for (int i = 1; i <= last; i++) {
            edges[i] = at[i - 1] + (at[i] - at[i - 1]) / 2;
        }
        edges[0] = last == 0 ? at[0] - 0.5 : at[0] - (edges[1] - at[0]);
        edges[last + 1] = last == 0 ? at[0] + 0.5 : at[last] + (at[last] - edges[last]);
        return edges;
    }

    private static double[] bins(double[] sorted, int bins) {
        double low = sorted[0];
        double step = (sorted[sorted.length - 1] - low) / bins;
        if (step == 0) {
            return edges(new double[] {low});
        }
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = i == bins ? sorted[sorted.length - 1] : low + i * step;
        }
        return edges;
    }

    private static int cell(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return Math.min(found >= 0 ? found : -found - 2, edges.length - 2);
    }

    int width() {
        return xEdges.length - 1;
    }

    int height() {
        return yEdges.length - 1;
    }

    double xCentre(int cell) {
        int i = cell / height();
        return (xEdges[i] + xEdges[i + 1]) / 2;
    }

    double yCentre(int cell) {
        int j = cell % height();
        return (yEdges[j] + yEdges[j + 1]) / 2;
    }
}
