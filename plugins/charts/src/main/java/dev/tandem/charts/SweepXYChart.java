package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;

/// A column of a sweep over another: as a line in the order of `x`, or as dots.
///
/// Rows without a value, such as failed ones, are crosses below all others. Where several rows have the same `x`, a line
/// goes through the mean of them, which the chart says.
public final class SweepXYChart extends SweepChart<SweepXYChart> {
    private final String x;
    private final String y;
    private final boolean connected;

    /// Rows that share their `x`, as one point.
    ///
    /// @param most the greatest number of rows in one point
    private record Means(double[] x, double[] y, int most) {}

    SweepXYChart(ChartDelivery delivery, Selection selection, String x, String y, boolean connected) {
        super(delivery, selection);
        this.x = x;
        this.y = y;
        this.connected = connected;
        check(selection);
    }

    @Override
    void check(Selection rows) {
        checkScale(rows, x, xScaleOr(null));
        checkScale(rows, y, yScaleOr(null));
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + y + " over " + x;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Scale xScale = xScale(x);
        Scale yScale = yScale(y);
        double[] allX = selection().column(x);
        double[] xs = xScale.shown(allX);
        double[] ys = yScale.shown(selection().column(y));
        Means points = connected ? means(xs, ys) : new Means(xs, ys, 1);
        XYPlot plot = Lines.plot(Lines.axis(xLabelOr(label(x)), xScale), Lines.axis(yLabelOr(label(y)), yScale));
        Lines.add(plot, 0, y, points.x(), points.y(), connected, theme);
        double[] missing = IntStream.range(0, xs.length).filter(row -> !Double.isNaN(xs[row]) && Double.isNaN(ys[row]))
                .mapToDouble(row -> xs[row]).toArray();
        Lines.cross(plot, 1, missing, points.y(), yScale, theme);
        long nowhere = Arrays.stream(allX).filter(Double::isNaN).count();
        return chart(plot, false, points.most() > 1 ? "mean of up to " + points.most() + " rows at each " + x : "",
                missing.length > 0 ? "crosses: " + missing.length + " of " + xs.length + " rows without a "
                        + (yScale == Scale.LOGARITHMIC ? "positive " : "") + selection().valueWord(y) : "",
                nowhere > 0 ? "left out: " + NumberText.count(nowhere, "row") + " without a " + selection().valueWord(x) + " of " + x : "",
                leftOut(allX, x, xScale));
    }

    private static Means means(double[] xs, double[] ys) {
        if (IntStream.range(1, xs.length).allMatch(row -> xs[row - 1] < xs[row])) {
            return new Means(xs, ys, 1);
        }
        int[] order = IntStream.range(0, xs.length).filter(row -> !Double.isNaN(xs[row])).boxed()
                .sorted(Comparator.comparingDouble(row -> xs[row])).mapToInt(each -> each).toArray();
        double[] x = new double[order.length];
        double[] y = new double[order.length];
        int size = 0;
        int most = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && xs[order[to]] == xs[order[from]]) {
                to++;
            }
            x[size] = xs[order[from]];
            y[size++] = mean(Arrays.stream(order, from, to).mapToDouble(row -> ys[row]).filter(each -> !Double.isNaN(each)).toArray());
            most = Math.max(most, to - from);
            from = to;
        }
        return new Means(Arrays.copyOf(x, size), Arrays.copyOf(y, size), most);
    }

    private static double mean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        // The sum of large values is no number.
        return Double.isInfinite(mean) ? 2 * Arrays.stream(values).map(each -> each / 2 / values.length).sum() : mean;
    }
}
