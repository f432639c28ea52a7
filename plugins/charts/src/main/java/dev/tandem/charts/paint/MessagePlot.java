package dev.tandem.charts.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.text.G2TextMeasurer;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.text.TextUtils;

/// In the place of a chart that cannot be drawn, why that is so.
public final class MessagePlot extends Plot {
    private static final long serialVersionUID = 1L;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final double WIDTH = 0.8;
    private static final int MOST_LINES = 8;

    private final String message;
    private transient Color paint = Color.GRAY;

    private MessagePlot(String message) {
        this.message = message;
        setOutlineVisible(false);
    }

    /// A chart with a title and the message.
    public static JFreeChart chart(String title, String message) {
        return new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, new MessagePlot(message), false);
    }

    public String message() {
        return message;
    }

    void setPaint(Color text) {
        paint = text;
    }

    @Override
    public String getPlotType() {
        return "message";
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
        if (info != null) {
            info.setPlotArea(area);
            info.setDataArea(area);
        }
        TextBlock block = TextUtils.createTextBlock(message, FONT, paint, (float) (WIDTH * area.getWidth()), MOST_LINES,
                new G2TextMeasurer(g2));
        block.draw(g2, (float) area.getCenterX(), (float) area.getCenterY(), TextBlockAnchor.CENTER);
    }
}
