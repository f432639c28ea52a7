package dev.tandem.variables.numbers;

import java.util.Arrays;

/// Many numbers as few as a screen has pixels. Stateless; any thread, where it ends soon when that is interrupted.
public final class Reduction {
    /// More than a view has.
    static final int PIXELS = 400;
    private static final int POINTS = 1000;

    /// Means of the finite numbers of blocks; NaN where there is none.
    ///
    /// @param rowsEach how many rows a block has, at least 1
    public record Cells(double[][] means, double rowsEach, double columnsEach) {}

    /// A line from left to right: where there are too many numbers, the least and the greatest of each piece.
    public record Line(String name, double[] x, double[] y) {}

    private Reduction() {}

    /// @throws IllegalStateException when it cannot be read any more
    public static Cells image(Slice slice, Looking looking) {
        int height = (int) Math.min(PIXELS, slice.rows());
        int width = (int) Math.min(PIXELS, slice.columns());
        double rowsEach = (double) slice.rows() / height;
        double columnsEach = (double) slice.columns() / width;
        double[][] means = new double[height][width];
        long[][] counts = new long[height][width];
        for (long row = 0; row < slice.rows(); row++) {
            int y = (int) Math.min(row / rowsEach, height - 1);
            for (Blocks blocks = slice.right(row, looking); blocks.next();) {
                for (int i = 0; i < blocks.length(); i++) {
                    double number = blocks.number(i);
                    if (Double.isFinite(number)) {
                        int x = (int) Math.min((blocks.begin() + i) / columnsEach, width - 1);
                        long count = ++counts[y][x];
                        means[y][x] += number / count - means[y][x] / count;
                    }
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                means[y][x] = counts[y][x] == 0 ? Double.NaN : means[y][x];
            }
        }
        return new Cells(means, rowsEach, columnsEach);
    }

    /// One column of a slice.
    ///
    /// @throws IllegalStateException when it cannot be read any more
    public static Line line(Slice slice, long column, Looking looking) {
        long rows = slice.rows();
        if (rows <= 2 * POINTS) {
            double[] x = new double[(int) rows];
            double[] y = new double[x.length];
            Arrays.setAll(x, row -> row);
            for (Blocks blocks = slice.down(column, 0, rows, looking); blocks.next();) {
                for (int i = 0; i < blocks.length(); i++) {
                    y[(int) blocks.begin() + i] = blocks.number(i);
                }
            }
            return new Line(slice.column(column), x, y);
        }
        double[] x = new double[2 * POINTS];
        double[] y = new double[x.length];
        Arrays.fill(y, Double.NaN);
        for (int piece = 0; piece < POINTS; piece++) {
            long from = (long) ((double) rows * piece / POINTS);
            long to = piece == POINTS - 1 ? rows : (long) ((double) rows * (piece + 1) / POINTS);
            extremes(slice, column, from, to, piece, x, y, looking);
        }
        return new Line(slice.column(column), x, y);
    }

    private static void extremes(Slice slice, long column, long from, long to, int piece, double[] x, double[] y, Looking looking) {
        long least = -1;
        long greatest = -1;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Blocks blocks = slice.down(column, from, to, looking); blocks.next();) {
            for (int i = 0; i < blocks.length(); i++) {
                double number = blocks.number(i);
                if (Double.isFinite(number) && (least < 0 || number < low)) {
                    least = from + blocks.begin() + i;
                    low = number;
                }
                if (Double.isFinite(number) && (greatest < 0 || number > high)) {
                    greatest = from + blocks.begin() + i;
                    high = number;
                }
            }
        }
        boolean isLeastFirst = least <= greatest;
        x[2 * piece] = least < 0 ? from : Math.min(least, greatest);
        x[2 * piece + 1] = least < 0 ? to - 1 : Math.max(least, greatest);
        if (least >= 0) {
            y[2 * piece] = isLeastFirst ? low : high;
            y[2 * piece + 1] = isLeastFirst ? high : low;
        }
    }
}
