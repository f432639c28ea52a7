package dev.tandem.workbench.charts;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Leaves out points that nobody could tell from others at the size of a chart, so that a million of them are drawn as
/// quickly as some thousands.
final class Thinning {
    private static final int COLUMNS = 1600;
    private static final int DOT_COLUMNS = 450;
    private static final int DOT_ROWS = 250;

    private Thinning() {}

    /// Points in the order of their x: of each narrow column the first, least, greatest and last one.
    static double[][] line(double[] x, double[] y) {
        int size = x.length;
        if (size <= 4 * COLUMNS) {
            return new double[][] {x, y};
        }
        int[] kept = new int[4 * COLUMNS + 4];
        int count = 0;
        double low = x[0];
        double width = (x[size - 1] - low) / COLUMNS;
        for (int from = 0; from < size;) {
            int column = column(x[from], low, width);
            int least = from;
            int greatest = from;
            int to = from + 1;
            for (; to < size && column(x[to], low, width) == column; to++) {
                least = y[to] < y[least] || Double.isNaN(y[least]) ? to : least;
                greatest = y[to] > y[greatest] || Double.isNaN(y[greatest]) ? to : greatest;
            }
            int[] four = {from, Math.min(least, greatest), Math.max(least, greatest), to - 1};
            for (int index : four) {
                if (count == 0 || kept[count - 1] != index) {
                    kept[count++] = index;
                }
            }
            from = to;
        }
        return only(x, y, Arrays.copyOf(kept, count));
    }

    private static int column(double x, double low, double width) {
        return width == 0 ? 0 : (int) Math.min((x - low) / width, COLUMNS);
    }

    /// Points without an order: the first one in each small cell.
    static double[][] dots(double[] x, double[] y) {
        if (x.length <= DOT_COLUMNS * DOT_ROWS / 8) {
            return new double[][] {x, y};
        }
        double[] xs = range(x);
        double[] ys = range(y);
        boolean[] taken = new boolean[DOT_COLUMNS * DOT_ROWS];
        int[] kept = IntStream.range(0, x.length).filter(i -> {
            if (Double.isNaN(x[i] + y[i])) {
                return false;
            }
            int cell = cell(x[i], xs, DOT_COLUMNS) * DOT_ROWS + cell(y[i], ys, DOT_ROWS);
            boolean isFirst = !taken[cell];
            taken[cell] = true;
            return isFirst;
        }).toArray();
        return only(x, y, kept);
    }

    private static double[] range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return new double[] {low, high};
    }

    private static int cell(double value, double[] range, int cells) {
        double width = range[1] - range[0];
        return width > 0 ? (int) Math.min((value - range[0]) / width * cells, cells - 1) : 0;
    }

    private static double[][] only(double[] x, double[] y, int[] kept) {
        return new double[][] {IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
            IntStream.of(kept).mapToDouble(i -> y[i]).toArray()};
    }
}
