package dev.tandem.workbench.charts;

import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;

/// Lines and points over one pair of axes, each series with a name in the legend.
public final class SeriesChart extends Chart<SeriesChart> {
    /// Guarded by this.
    private final List<Series> series = new ArrayList<>();
    private boolean isLogY;
    private boolean hasTrueShape;

    private record Series(String name, double[] x, double[] y, boolean connected) {}

    /// Without series yet; it is delivered once it has one.
    public SeriesChart(ChartDelivery delivery) {
        super(delivery);
    }

    /// Adds a line through points in the order given; a NaN interrupts it.
    ///
    /// @throws TandemException when the arrays are empty or differ in length
    public SeriesChart line(String name, double[] x, double[] y) {
        return add(name, x, y, true);
    }

    /// Adds points.
    ///
    /// @throws TandemException when the arrays are empty or differ in length
    public SeriesChart points(String name, double[] x, double[] y) {
        return add(name, x, y, false);
    }

    /// Draws y by its logarithm, what is not positive not at all.
    public SeriesChart logY() {
        return changed(() -> isLogY = true);
    }

    /// Draws one step along x as long as one along y, so that a circle is round.
    public SeriesChart trueShape() {
        return changed(() -> hasTrueShape = true);
    }

    private SeriesChart add(String name, double[] x, double[] y, boolean connected) {
        if (x.length != y.length || x.length == 0) {
            throw new TandemException("a series needs as many x as y, and at least one: name=" + name + ", x="
                    + x.length + ", y=" + y.length);
        }
        Series added = new Series(name, finite(x), finite(y), connected);
        return changed(() -> series.add(added));
    }

    /// A copy, with NaN where nothing can be drawn.
    private static double[] finite(double[] values) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Double.isFinite(copy[i]) ? copy[i] : Double.NaN;
        }
        return copy;
    }

    private static LogAxis logAxis(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    @Override
    String standardTitle() {
        return String.join(", ", series.stream().map(Series::name).distinct().toList());
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        XYPlot plot = hasTrueShape ? Lines.trueShapePlot(xLabelOr("x"), yLabelOr("y"))
                : Lines.plot(xLabelOr("x"), yLabelOr("y"));
        if (isLogY) {
            plot.setRangeAxis(logAxis(plot.getRangeAxis().getLabel()));
        }
        if (series.stream().flatMapToDouble(each -> Arrays.stream(each.x())).allMatch(x -> x == Math.rint(x))) {
            plot.getDomainAxis().setStandardTickUnits(ChartTheme.WHOLE);
        }
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < series.size(); i++) {
            Series each = series.get(i);
            double[] y = isLogY ? finite(Arrays.stream(each.y()).map(Math::log10).toArray()) : each.y();
            Lines.add(plot, i, each.name(), each.x(), y, each.connected(), theme);
            legend.add(Lines.legend(each.name(), i, each.connected(), theme));
        }
        plot.setFixedLegendItems(legend);
        return new JFreeChart(title(), JFreeChart.DEFAULT_TITLE_FONT, plot, series.size() > 1);
    }
}
