package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.FittedText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.util.ShapeUtils;

/// Puts series of points on a plot, each with a data set and a renderer of its own.
public final class Lines {
    private static final BasicStroke STROKE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /// How far below the least value, as a part of the axis, what has no value is shown.
    private static final double BELOW = 0.06;
    private static final double MARGIN = 0.03;
    private static final int LONGEST_NAME = 60;
    private static final int FEW = 60;
    private static final int MANY = 5_000;

    private Lines() {}

    public static XYPlot plot(ScaleAxis x, ScaleAxis y) {
        return forward(new XYPlot(null, x, y, null));
    }

    public static XYPlot trueShapePlot(ScaleAxis x, ScaleAxis y) {
        return forward(new TrueShapePlot(null, x, y));
    }

    private static XYPlot forward(XYPlot plot) {
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    /// An axis with a little room at its ends.
    public static ScaleAxis axis(String label, Scale scale) {
        return new ScaleAxis(label, scale).margins(MARGIN, MARGIN);
    }

    /// @param connected whether a line goes through the points; a NaN interrupts it
    public static void add(XYPlot plot, int at, String name, double[] x, double[] y, boolean connected, ChartTheme theme) {
        AbstractXYItemRenderer renderer = x.length > MANY && !connected ? new CloudRenderer()
                : x.length > FEW && connected ? new LineRenderer() : shapes(x.length, connected, theme);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesPaint(0, connected || x.length > MANY ? theme.series(at) : faded(theme.series(at), x.length));
        plot.setDataset(at, new Points(name, x, y));
        plot.setRenderer(at, renderer);
    }

    /// Marks places without a value.
    public static void missing(XYPlot plot, int at, double[] x, double[] y, ChartTheme theme) {
        add(plot, at, "no value", x, y, false, theme);
        ((AbstractXYItemRenderer) plot.getRenderer(at)).setSeriesPaint(0, theme.failed());
    }

    /// Marks where values are missing: below all that there are.
    public static void cross(XYPlot plot, int at, double[] x, double[] y, Scale scale, ChartTheme theme) {
        if (x.length == 0) {
            return;
        }
        Extent extent = Extent.of(y, scale).orElse(new Extent(1, 1)).roomy(scale);
        double below = scale.at(-BELOW, extent.low(), extent.high());
        double[] distinct = Arrays.stream(x).distinct().limit(MANY).toArray();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        ChartTheme.keepLooks(renderer);
        renderer.setSeriesShape(0, ShapeUtils.createDiagonalCross(4, 0.8f));
        renderer.setSeriesPaint(0, theme.failed());
        plot.setDataset(at, new Points("without a value", distinct, Arrays.stream(distinct).map(_ -> below).toArray()));
        plot.setRenderer(at, renderer);
    }

    /// What the legend says of a series; as strong for many points as for few.
    public static LegendItem legend(String name, int at, boolean connected, ChartTheme theme) {
        String text = FittedText.of(name, "", each -> each.length() <= LONGEST_NAME);
        return connected
                ? new LegendItem(text, null, null, null, new Line2D.Double(-9, 0, 9, 0), STROKE, theme.series(at))
                : new LegendItem(text, null, null, null, new Ellipse2D.Double(-4, -4, 8, 8), theme.series(at));
    }

    /// Where many points lie upon each other, it should be darker.
    private static Color faded(Color colour, int size) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), size <= FEW ? 255 : 150);
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
