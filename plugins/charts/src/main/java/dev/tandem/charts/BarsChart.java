package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/// A histogram whose values somebody else has counted: bars of one width between two numbers.
public final class BarsChart extends Chart<BarsChart> {
    private static final double MARGIN = 0.05;
    private static final double HALF_OF_ONE = 0.5;

    private final double low;
    private final double high;
    private final long[] counts;

    /// @param low where the first bar begins, less than `high`
    /// @param high where the last one ends
    /// @param counts at least one; not to be changed any more
    public BarsChart(ChartDelivery delivery, double low, double high, long[] counts) {
        super(delivery);
        this.low = low;
        this.high = high;
        this.counts = counts;
    }

    @Override
    String standardTitle() {
        return "distribution";
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[][] bars = new double[6][counts.length];
        double most = 1;
        for (int k = 0; k < counts.length; k++) {
            bars[1][k] = edge(k);
            bars[2][k] = edge(k + 1);
            bars[0][k] = bars[1][k] + (bars[2][k] - bars[1][k]) / 2;
            bars[3][k] = counts[k];
            bars[4][k] = counts[k];
            bars[5][k] = counts[k];
            most = Math.max(most, counts[k]);
        }
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        data.addSeries("values", bars);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, theme.series(0));
        renderer.setSeriesOutlinePaint(0, theme.back());
        renderer.setDefaultToolTipGenerator((_, _, bin) -> NumberText.within(bars[1][bin], low, high) + " to "
                + NumberText.within(bars[2][bin], low, high) + ": " + NumberText.count(counts[bin], "value"));
        Scale scale = yScaleOr(Scale.LINEAR);
        ScaleAxis values = new ScaleAxis(yLabelOr("count"), scale).margins(0, MARGIN).fromZero().whole();
        if (scale == Scale.LOGARITHMIC) {
            values.covering(new Extent(HALF_OF_ONE, most));
        }
        return chart(new XYPlot(data, Lines.axis(xLabelOr("value"), Scale.LINEAR), values, renderer), false, List.of());
    }

    /// Also where the distance of both ends is more than any number.
    private double edge(int k) {
        double part = (double) k / counts.length;
        return low * (1 - part) + high * part;
    }
}
