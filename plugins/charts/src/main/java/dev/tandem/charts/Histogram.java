package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/// How the values of a column of a sweep are distributed.
public final class Histogram extends SweepChart<Histogram> {
    private static final double MARGIN = 0.05;
    private static final int MOST_BINS = 200;
    /// So that there is a bar in the middle.
    private static final int OF_ONE_VALUE = 11;
    private static final int MOST_WANTED = 10_000;
    /// Where bars of one row begin on a logarithmic axis, so that they are seen.
    private static final double HALF_A_ROW = 0.5;

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
        return changed(() -> {
            if (number < 1 || number > MOST_WANTED) {
                throw new TandemException("a histogram has 1 to " + MOST_WANTED + " bins: bins=" + number);
            }
            bins = number;
        });
    }

    @Override
    void check(Selection rows) {
        checkScale(rows, x, xScaleOr(null));
    }

    @Override
    String standardTitle() {
        return sweep() + ": distribution of " + x;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Scale scale = xScale(x);
        Scale rows = yScaleOr(Scale.LINEAR);
        double[] all = selection().column(x);
        double[] values = Arrays.stream(all).filter(scale::shows).sorted().toArray();
        double[][] bars = bars(values, scale, rows);
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        data.addSeries(x, bars);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, theme.series(0));
        renderer.setSeriesOutlinePaint(0, theme.back());
        double low = bars[1][0];
        double high = bars[2][bars[2].length - 1];
        renderer.setDefaultToolTipGenerator((_, _, bin) -> NumberText.within(bars[1][bin], low, high) + " to "
                + NumberText.within(bars[2][bin], low, high) + ": " + NumberText.count((long) bars[3][bin], "row"));
        ScaleAxis counts = new ScaleAxis(yLabelOr("rows"), rows).margins(0, MARGIN).fromZero().whole();
        if (rows == Scale.LOGARITHMIC) {
            counts.covering(new Extent(HALF_A_ROW, Arrays.stream(bars[3]).max().orElse(1)));
        }
        long missing = Arrays.stream(all).filter(Double::isNaN).count();
        return chart(new XYPlot(data, Lines.axis(xLabelOr(label(x)), scale), counts, renderer), false,
                missing > 0 ? missing + " of " + all.length + " rows without a " + selection().valueWord(x) : "", leftOut(all, x, scale));
    }

    /// For each bin its middle, begin, end, and three times the number of values in it, as the library wants them.
    private double[][] bars(double[] sorted, Scale scale, Scale rows) {
        Extent extent = new Extent(sorted[0], sorted[sorted.length - 1]).roomy(scale);
        int number = bins > 0 ? bins : sorted[0] == sorted[sorted.length - 1] ? OF_ONE_VALUE : binsFor(sorted, scale, extent);
        double[] counts = new double[number];
        for (double value : sorted) {
            counts[(int) Math.clamp(scale.part(value, extent.low(), extent.high()) * number, 0, number - 1)]++;
        }
        double[][] bars = new double[6][number];
        for (int k = 0; k < number; k++) {
            bars[0][k] = scale.at((k + 0.5) / number, extent.low(), extent.high());
            bars[1][k] = scale.at(k / (double) number, extent.low(), extent.high());
            bars[2][k] = scale.at((k + 1) / (double) number, extent.low(), extent.high());
            bars[3][k] = counts[k];
            bars[4][k] = counts[k];
            bars[5][k] = rows.shows(counts[k]) ? counts[k] : Double.NaN;
        }
        return bars;
    }

    /// The rule of Freedman and Diaconis, for places on the axis: twice the distance of the quartiles over the cube root of
    /// the number.
    private static int binsFor(double[] sorted, Scale scale, Extent extent) {
        int size = sorted.length;
        double quartiles = scale.part(sorted[size * 3 / 4], extent.low(), extent.high())
                - scale.part(sorted[size / 4], extent.low(), extent.high());
        double number = quartiles > 0 ? Math.ceil(Math.cbrt(size) / (2 * quartiles)) : Math.ceil(Math.sqrt(size));
        return (int) Math.clamp(number, 1, MOST_BINS);
    }
}
