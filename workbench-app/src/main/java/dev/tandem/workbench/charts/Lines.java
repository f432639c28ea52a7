package dev.tandem.workbench.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.DefaultXYDataset;

/// Puts series of points on a plot, each with a data set and a renderer of its own.
final class Lines {
    private static final BasicStroke STROKE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /// How far below the least value, as a part of the range, what has no value is shown.
    private static final double BELOW = 0.06;
    private static final int FEW = 60;
    private static final int MANY = 5_000;

    private Lines() {}

    static XYPlot plot(String xLabel, String yLabel) {
        return forward(new XYPlot(null, axis(xLabel), axis(yLabel), null));
    }

    static XYPlot trueShapePlot(String xLabel, String yLabel) {
        return forward(new TrueShapePlot(null, axis(xLabel), axis(yLabel)));
    }

    private static XYPlot forward(XYPlot plot) {
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    private static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setAutoRangeStickyZero(false);
        axis.setLowerMargin(0.03);
        axis.setUpperMargin(0.03);
        return axis;
    }

    /// @param connected whether a line goes through the points; a NaN interrupts it
    static void add(XYPlot plot, int at, String name, double[] x, double[] y, boolean connected, ChartTheme theme) {
        DefaultXYDataset data = new DefaultXYDataset();
        boolean isLine = connected && isSorted(x);
        double[][] shown = isLine ? Thinning.line(x, y) : connected ? new double[][] {x, y} : Thinning.dots(x, y);
        data.addSeries(name, shown);
        AbstractXYItemRenderer renderer = renderer(x, connected, theme);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, faded(theme.series(at), connected, shown[0].length < x.length ? MANY : x.length));
        plot.setDataset(at, data);
        plot.setRenderer(at, renderer);
    }

    /// Marks where values are missing: below all that there are.
    static void cross(XYPlot plot, int at, double[] x, double[] y, ChartTheme theme) {
        if (x.length == 0) {
            return;
        }
        DoubleSummaryStatistics range = Arrays.stream(y).filter(each -> !Double.isNaN(each)).summaryStatistics();
        double size = range.getMax() > range.getMin() ? range.getMax() - range.getMin() : Math.max(1, Math.abs(range.getMin()));
        double below = range.getMin() - BELOW * size;
        double[] distinct = Arrays.stream(x).distinct().limit(MANY).toArray();
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("without a value", new double[][] {distinct, Arrays.stream(distinct).map(_ -> below).toArray()});
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesShape(0, ShapeUtils.createDiagonalCross(4, 0.8f));
        renderer.setSeriesPaint(0, theme.failed());
        plot.setDataset(at, data);
        plot.setRenderer(at, renderer);
    }

    /// What the legend says of a series; as strong for many points as for few.
    static LegendItem legend(String name, int at, boolean connected, ChartTheme theme) {
        return connected
                ? new LegendItem(name, null, null, null, new Line2D.Double(-9, 0, 9, 0), STROKE, theme.series(at))
                : new LegendItem(name, null, null, null, new Ellipse2D.Double(-4, -4, 8, 8), theme.series(at));
    }

    private static AbstractXYItemRenderer renderer(double[] x, boolean connected, ChartTheme theme) {
        if (x.length <= MANY) {
            return shapes(x.length, connected, theme);
        }
        return connected && isSorted(x) ? sampled() : connected ? segments() : dots();
    }

    /// Draws what can be told apart at the width of the chart.
    private static AbstractXYItemRenderer sampled() {
        SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
        renderer.setSeriesStroke(0, STROKE);
        return renderer;
    }

    private static boolean isSorted(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i - 1] <= x[i])) {
                return false;
            }
        }
        return true;
    }

    /// One stroke along a long path that crosses itself takes forever.
    private static AbstractXYItemRenderer segments() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesStroke(0, new BasicStroke(1));
        return renderer;
    }

    /// Where many points lie upon each other, it should be darker; those that are thinned out do not.
    private static Color faded(Color colour, boolean connected, int size) {
        int opaque = connected || size <= FEW ? 255 : size > MANY ? 60 : 150;
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opaque);
    }

    private static AbstractXYItemRenderer dots() {
        XYDotRenderer renderer = new XYDotRenderer();
        renderer.setDotWidth(2);
        renderer.setDotHeight(2);
        return renderer;
    }

    private static AbstractXYItemRenderer shapes(int size, boolean connected, ChartTheme theme) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(connected, !connected || size <= FEW);
        double radius = size <= FEW ? connected ? 3 : 4.5 : 2.5;
        renderer.setSeriesShape(0, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        renderer.setSeriesStroke(0, STROKE);
        renderer.setDrawSeriesLineAsPath(true);
        if (size <= FEW) {
            // A rim in the colour of the ground keeps neighbouring dots apart.
            renderer.setUseOutlinePaint(true);
            renderer.setSeriesOutlinePaint(0, theme.back());
            renderer.setDrawOutlines(true);
        }
        return renderer;
    }
}
