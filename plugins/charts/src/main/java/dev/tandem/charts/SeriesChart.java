package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.paint.MessagePlot;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;

/// Lines and points over one pair of axes, each series with a name in the legend.
public final class SeriesChart extends Chart<SeriesChart> {
    /// Guarded by this.
    private final List<Series> series = new ArrayList<>();
    private boolean hasTrueShape;

    /// @param lost how many points are left out that nobody sees to be missing
    private record Series(String name, double[] x, double[] y, boolean connected, int lost) {}

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

    /// Draws one step along x as long as one along y, so that a circle is round.
    public SeriesChart trueShape() {
        return changed(() -> hasTrueShape = true);
    }

    private SeriesChart add(String name, double[] x, double[] y, boolean connected) {
        if (x.length != y.length || x.length == 0) {
            throw new TandemException("a series needs as many x as y, and at least one: name=" + name + ", x="
                    + x.length + ", y=" + y.length);
        }
        int lost = (int) IntStream.range(0, x.length).filter(i -> isLost(x[i], y[i], connected)).count();
        Series added = new Series(name, finite(x), finite(y), connected, lost);
        return changed(() -> series.add(added));
    }

    /// Whether nobody sees that a point is not there: a line has a gap where a coordinate is NaN, points have none.
    private static boolean isLost(double x, double y, boolean connected) {
        return connected ? Double.isInfinite(x) || Double.isInfinite(y) : !Double.isFinite(x) || !Double.isFinite(y);
    }

    /// A copy, with NaN where nothing can be drawn.
    private static double[] finite(double[] values) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Double.isFinite(copy[i]) ? copy[i] : Double.NaN;
        }
        return copy;
    }

    @Override
    String standardTitle() {
        return String.join(", ", series.stream().map(Series::name).distinct().toList());
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[] allX = series.stream().flatMapToDouble(each -> Arrays.stream(each.x())).toArray();
        Scale xScale = xScaleOr(hasTrueShape ? Scale.LINEAR : Scale.of(allX));
        Scale yScale = yScaleOr(Scale.LINEAR);
        ScaleAxis xAxis = Lines.axis(xLabelOr("x"), xScale);
        ScaleAxis yAxis = Lines.axis(yLabelOr("y"), yScale);
        if (Arrays.stream(allX).allMatch(x -> x == Math.rint(x))) {
            xAxis.whole();
        }
        XYPlot plot = hasTrueShape ? Lines.trueShapePlot(xAxis, yAxis) : Lines.plot(xAxis, yAxis);
        LegendItemCollection legend = new LegendItemCollection();
        int leftOut = 0;
        int shown = 0;
        for (int i = 0; i < series.size(); i++) {
            Series each = series.get(i);
            double[] x = xScale.shown(each.x());
            double[] y = yScale.shown(each.y());
            Lines.add(plot, i, each.name(), x, y, each.connected(), theme);
            legend.add(Lines.legend(each.name(), i, each.connected(), theme));
            leftOut += points(each.x(), each.y()) - points(x, y);
            shown += points(x, y);
        }
        if (shown == 0) {
            return MessagePlot.chart(title(), leftOut > 0 ? "Nothing to show: no point is positive, and the axis is logarithmic."
                    : series.isEmpty() ? "Nothing to show: there is no line and there are no points."
                            : "Nothing to show: no point has finite numbers.");
        }
        plot.setFixedLegendItems(legend);
        return chart(plot, series.size() > 1, List.of(leftOut(leftOut, "positive"),
                leftOut(series.stream().mapToInt(Series::lost).sum(), "finite")));
    }

    private static String leftOut(int count, String word) {
        return count > 0 ? "left out: " + NumberText.count(count, "point") + " not " + word : "";
    }

    /// How many have both coordinates.
    private static int points(double[] x, double[] y) {
        return (int) IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])).count();
    }
}
