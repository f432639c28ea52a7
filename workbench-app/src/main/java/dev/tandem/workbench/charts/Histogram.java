package dev.tandem.workbench.charts;

import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.statistics.HistogramDataset;

/// How the values of a column of a sweep are distributed.
public final class Histogram extends SweepChart<Histogram> {
    private static final int MOST_BINS = 200;

    private final String x;
    /// 0 to choose by the values; guarded by this.
    private int bins;

    Histogram(ChartDelivery delivery, Selection selection, String x) {
        super(delivery, selection);
        this.x = x;
        check(selection);
    }

    /// The number of bins, all of one width.
    public Histogram bins(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a histogram has bins: bins=" + number);
        }
        return changed(() -> bins = number);
    }

    @Override
    void check(Selection rows) {
        rows.column(x);
    }

    @Override
    String standardTitle() {
        return sweep() + ": distribution of " + x;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[] all = selection().column(x);
        double[] values = Arrays.stream(all).filter(each -> !Double.isNaN(each)).sorted().toArray();
        double low = values[0];
        double high = values[values.length - 1];
        double room = high > low ? 0 : 0.5;
        HistogramDataset data = new HistogramDataset();
        data.addSeries(x, values, bins > 0 ? bins : binsFor(values), low - room, high + room);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, theme.series(0));
        renderer.setSeriesOutlinePaint(0, theme.back());
        NumberAxis xAxis = new NumberAxis(xLabelOr(label(x)));
        xAxis.setAutoRangeIncludesZero(false);
        int missing = all.length - values.length;
        return chart(new XYPlot(data, xAxis, new NumberAxis(yLabelOr("rows")), renderer), false,
                missing > 0 ? missing + " of " + all.length + " rows without a value" : "");
    }

    /// The rule of Freedman and Diaconis: twice the distance of the quartiles over the cube root of the number.
    private static int binsFor(double[] sorted) {
        int size = sorted.length;
        double quartiles = sorted[size * 3 / 4] - sorted[size / 4];
        double range = sorted[size - 1] - sorted[0];
        double number = quartiles > 0 ? Math.ceil(range / (2 * quartiles / Math.cbrt(size))) : Math.ceil(Math.sqrt(size));
        return (int) Math.clamp(number, 1, MOST_BINS);
    }
}
