package dev.tandem.charts.paint;

import dev.tandem.engine.TandemException;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;

/// Draws charts as pictures: the one way in which a chart gets on the screen and into files.
public final class ChartPicture {
    /// The share of the height above which a legend is left out, so that the values stay readable.
    private static final double MOST_FOR_LEGEND = 0.4;

    private ChartPicture() {}

    /// Draws a chart; one that fails while it is drawn is a picture that says so.
    ///
    /// @param width in pixels
    /// @param scale pixels for each point, in which texts and lines are measured
    /// @param info filled with what is where, or null
    public static BufferedImage of(JFreeChart chart, int width, int height, double scale, ChartRenderingInfo info) {
        try {
            return drawn(chart, width, height, scale, info);
        } catch (RuntimeException e) {
            // Whatever the library does not like about a chart, the script and its other charts go on.
            String title = chart.getTitle() == null ? "" : chart.getTitle().getText();
            JFreeChart message = MessagePlot.chart(title, "This chart cannot be drawn: " + TandemException.textOf(e));
            themeOf(chart).apply(message);
            return drawn(message, width, height, scale, null);
        }
    }

    private static ChartTheme themeOf(JFreeChart chart) {
        return ChartTheme.DARK.back().equals(chart.getBackgroundPaint()) ? ChartTheme.DARK : ChartTheme.LIGHT;
    }

    private static BufferedImage drawn(JFreeChart chart, int width, int height, double scale, ChartRenderingInfo info) {
        // Without transparency, which would add up rounding errors wherever edges are smooth.
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        LegendTitle legend = chart.getLegend();
        try {
            graphics.scale(scale, scale);
            if (legend != null) {
                Size2D size = legend.arrange(graphics, new RectangleConstraint(new Range(0, width / scale), new Range(0, height / scale)));
                legend.setVisible(RectangleEdge.isLeftOrRight(legend.getPosition())
                        ? size.height <= height / scale && size.width <= width / scale * MOST_FOR_LEGEND
                        : size.height <= height / scale * MOST_FOR_LEGEND);
            }
            chart.draw(graphics, new Rectangle2D.Double(0, 0, width / scale, height / scale), null, info);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
