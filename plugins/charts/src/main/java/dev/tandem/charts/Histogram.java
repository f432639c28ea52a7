package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.Scale;
import dev.tandem.engine.TandemException;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;

/// How the values of a column of a sweep are distributed.
public final class Histogram extends SweepChart<Histogram> {
    private static final int MOST_BINS = 200;
    /// So that there is a bar in the middle.
    private static final int OF_ONE_VALUE = 11;
    private static final int MOST_WANTED = 10_000;

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
        double[] all = selection().column(x);
        double[] values = Arrays.stream(all).filter(scale::shows).sorted().toArray();
        long missing = Arrays.stream(all).filter(Double::isNaN).count();
        return chart(bars(values, scale).plot(theme, x, Lines.axis(xLabelOr(label(x)), scale), yLabelOr("rows"), "row"), false,
                missing > 0 ? missing + " of " + all.length + " rows without a " + selection().valueWord(x) : "", leftOut(all, x, scale));
    }

    private Bars bars(double[] sorted, Scale scale) {
        Extent extent = new Extent(sorted[0], sorted[sorted.length - 1]).roomy(scale);
        int number = bins > 0 ? bins : sorted[0] == sorted[sorted.length - 1] ? OF_ONE_VALUE : binsFor(sorted, scale, extent);
        double[] counts = new double[number];
        for (double value : sorted) {
            counts[(int) Math.clamp(scale.part(value, extent.low(), extent.high()) * number, 0, number - 1)]++;
        }
        Bars bars = new Bars(number, yScaleOr(Scale.LINEAR));
        for (int k = 0; k < number; k++) {
            bars.set(k, scale.at((k + 0.5) / number, extent.low(), extent.high()), scale.at(k / (double) number, extent.low(), extent.high()),
                    scale.at((k + 1) / (double) number, extent.low(), extent.high()), counts[k]);
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
