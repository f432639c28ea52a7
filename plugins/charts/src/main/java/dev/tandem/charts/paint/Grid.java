package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.Scale;
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
public record Grid(double[] xs, double[] ys, double[] xEdges, double[] yEdges, double[] means, int[] counts, int mostRows,
        boolean binned) {
    private static final int SPARSE = 4;
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 200;

    public static Grid of(double[] x, double[] y, double[] values) {
        return of(x, y, values, Scale.LINEAR, Scale.LINEAR);
    }

    /// With edges half-way between cells on the scales of the axes; rows without a place on them are left out.
    public static Grid of(double[] x, double[] y, double[] values, Scale xScale, Scale yScale) {
        double[] xs = distinct(xScale.shown(x));
        double[] ys = distinct(yScale.shown(y));
        boolean binned = (double) xs.length * ys.length > SPARSE * (double) values.length;
        if (binned) {
            int bins = Math.clamp((long) Math.sqrt(values.length / (double) SPARSE), FEWEST_BINS, MOST_BINS);
            Grid empty = empty(bins(xs, bins, xScale), bins(ys, bins, yScale));
            return empty.filled(middles(empty.xEdges, xScale), middles(empty.yEdges, yScale), xScale.shown(x), yScale.shown(y),
                    values, true);
        }
        return empty(edges(xs, xScale), edges(ys, yScale)).filled(xs, ys, xScale.shown(x), yScale.shown(y), values, false);
    }

    private static Grid empty(double[] xEdges, double[] yEdges) {
        int size = (xEdges.length - 1) * (yEdges.length - 1);
        return new Grid(new double[0], new double[0], xEdges, yEdges, new double[size], new int[size], 0, false);
    }

    private Grid filled(double[] atX, double[] atY, double[] x, double[] y, double[] values, boolean inBins) {
        int[] valid = new int[means.length];
        double[] halves = new double[means.length];
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(x[row]) || Double.isNaN(y[row])) {
                continue;
            }
            int cell = cell(xEdges, x[row]) * height() + cell(yEdges, y[row]);
            counts[cell]++;
            if (!Double.isNaN(values[row])) {
                valid[cell]++;
                means[cell] += values[row];
                // Of values that are so large that their sum is no number.
                halves[cell] += (values[row] / 2 - halves[cell]) / valid[cell];
            }
        }
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = valid[cell] == 0 ? Double.NaN
                    : Double.isFinite(means[cell]) ? means[cell] / valid[cell] : 2 * halves[cell];
        }
        return new Grid(atX, atY, xEdges, yEdges, means, counts, Arrays.stream(counts).max().orElse(0), inBins);
    }

    private static double[] middles(double[] edges, Scale scale) {
        return IntStream.range(1, edges.length).mapToDouble(i -> scale.at(0.5, edges[i - 1], edges[i])).toArray();
    }

    private static double[] distinct(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().distinct().toArray();
    }

    /// Half-way between neighbours, so that unequal steps are seen; a single value has some room.
    private static double[] edges(double[] at, Scale scale) {
        int last = at.length - 1;
        if (last == 0) {
            Extent room = new Extent(at[0], at[0]).roomy(scale);
            return new double[] {room.low(), room.high()};
        }
        double[] edges = new double[at.length + 1];
        for (int i = 1; i <= last; i++) {
            edges[i] = scale.at(0.5, at[i - 1], at[i]);
        }
        edges[0] = scale.at(-0.5, at[0], at[1]);
        edges[last + 1] = scale.at(1.5, at[last - 1], at[last]);
        return edges;
    }

    private static double[] bins(double[] sorted, int bins, Scale scale) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        return low == high ? edges(new double[] {low}, scale)
                : IntStream.rangeClosed(0, bins).mapToDouble(i -> scale.at(i / (double) bins, low, high)).toArray();
    }

    private static int cell(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return Math.min(found >= 0 ? found : -found - 2, edges.length - 2);
    }

    public int width() {
        return xEdges.length - 1;
    }

    public int height() {
        return yEdges.length - 1;
    }

    public double x(int cell) {
        return xs[cell / height()];
    }

    public double y(int cell) {
        return ys[cell % height()];
    }
}
