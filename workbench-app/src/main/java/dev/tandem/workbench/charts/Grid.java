package dev.tandem.workbench.charts;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The cells of a heat map. Each holds the mean of the rows that fall into it: NaN when they have no value.
///
/// Rows on a grid get a cell for each pair of their values; rows that are scattered are put into bins of equal size.
///
/// @param xs where the cells are along x: the values of rows on a grid, else the middles of bins
/// @param xEdges where the cells begin along x, and where the last one ends
/// @param means by column, then row of cells: `means[i * rows + j]`
/// @param counts the rows in each cell, those without a value included
record Grid(double[] xs, double[] ys, double[] xEdges, double[] yEdges, double[] means, int[] counts, int mostRows,
        boolean binned) {
    private static final int SPARSE = 4;
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 200;

    static Grid of(double[] x, double[] y, double[] values) {
        double[] xs = distinct(x);
        double[] ys = distinct(y);
        boolean binned = (double) xs.length * ys.length > SPARSE * (double) values.length;
        if (binned) {
            int bins = Math.clamp((long) Math.sqrt(values.length / (double) SPARSE), FEWEST_BINS, MOST_BINS);
            Grid empty = empty(bins(xs, bins), bins(ys, bins));
            return empty.filled(middles(empty.xEdges), middles(empty.yEdges), x, y, values, true);
        }
        return empty(edges(xs), edges(ys)).filled(xs, ys, x, y, values, false);
    }

    private static Grid empty(double[] xEdges, double[] yEdges) {
        int size = (xEdges.length - 1) * (yEdges.length - 1);
        return new Grid(new double[0], new double[0], xEdges, yEdges, new double[size], new int[size], 0, false);
    }

    private Grid filled(double[] atX, double[] atY, double[] x, double[] y, double[] values, boolean inBins) {
        int[] valid = new int[means.length];
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(x[row]) || Double.isNaN(y[row])) {
                continue;
            }
            int cell = cell(xEdges, x[row]) * height() + cell(yEdges, y[row]);
            counts[cell]++;
            if (!Double.isNaN(values[row])) {
                valid[cell]++;
                means[cell] += values[row];
            }
        }
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = valid[cell] == 0 ? Double.NaN : means[cell] / valid[cell];
        }
        return new Grid(atX, atY, xEdges, yEdges, means, counts, Arrays.stream(counts).max().orElse(0), inBins);
    }

    private static double[] middles(double[] edges) {
        return IntStream.range(1, edges.length).mapToDouble(i -> (edges[i - 1] + edges[i]) / 2).toArray();
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

    double x(int cell) {
        return xs[cell / height()];
    }

    double y(int cell) {
        return ys[cell % height()];
    }
}
