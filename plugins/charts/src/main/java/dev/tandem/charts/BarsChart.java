package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.Scale;
import java.util.List;
import org.jfree.chart.JFreeChart;

/// A histogram whose values somebody else has counted: bars of one width between two numbers.
public final class BarsChart extends Chart<BarsChart> {
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
        Bars bars = new Bars(counts.length, yScaleOr(Scale.LINEAR));
        for (int k = 0; k < counts.length; k++) {
            double begin = edge(k);
            double end = edge(k + 1);
            bars.set(k, begin + (end - begin) / 2, begin, end, counts[k]);
        }
        return chart(bars.plot(theme, "values", Lines.axis(xLabelOr("value"), Scale.LINEAR), yLabelOr("count"), "value"), false, List.of());
    }

    /// Also where the distance of both ends is more than any number.
    private double edge(int k) {
        double part = (double) k / counts.length;
        return low * (1 - part) + high * part;
    }
}
