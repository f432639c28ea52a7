package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.util.Arrays;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/// What all histograms draw: for each bin a bar from its begin to its end, as high as its count. For one drawing.
final class Bars {
    private static final double MARGIN = 0.05;
    /// Where bars of one begin on a logarithmic axis, so that they are seen.
    private static final double HALF_OF_ONE = 0.5;

    /// For each bin its middle, begin, end, and three times its count, as the library wants them.
    private final double[][] bins;
    private final Scale scale;

    /// @param scale of the counts
    Bars(int number, Scale scale) {
        bins = new double[6][number];
        this.scale = scale;
    }

    void set(int bin, double middle, double begin, double end, double count) {
        bins[0][bin] = middle;
        bins[1][bin] = begin;
        bins[2][bin] = end;
        bins[3][bin] = count;
        bins[4][bin] = count;
        bins[5][bin] = scale.shows(count) ? count : Double.NaN;
    }

    /// @param along the axis of the values
    /// @param label of the axis of the counts
    /// @param unit what is counted, as in "row"
    XYPlot plot(ChartTheme theme, String series, ScaleAxis along, String label, String unit) {
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        data.addSeries(series, bins);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, theme.series(0));
        renderer.setSeriesOutlinePaint(0, theme.back());
        double low = bins[1][0];
        double high = bins[2][bins[2].length - 1];
        renderer.setDefaultToolTipGenerator((_, _, bin) -> NumberText.within(bins[1][bin], low, high) + " to "
                + NumberText.within(bins[2][bin], low, high) + ": " + NumberText.count((long) bins[3][bin], unit));
        ScaleAxis counts = new ScaleAxis(label, scale).margins(0, MARGIN).fromZero().whole();
        if (scale == Scale.LOGARITHMIC) {
            counts.covering(new Extent(HALF_OF_ONE, Math.max(1, Arrays.stream(bins[3]).max().orElse(1))));
        }
        return new XYPlot(data, along, counts, renderer);
    }
}
