package dev.tandem.charts.paint;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/// A text at a column, which stands beside others at a distance of 1. It stays within the chart, and clear of those beside it: it is moved where there
/// is room for it, else it ends with dots. For one thread.
public final class ColumnText extends XYTextAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double HALF_GAP = 2;

    public ColumnText(String text, double x, double y, TextAnchor anchor, Color colour) {
        super(text, x, y);
        setTextAnchor(anchor);
        setPaint(colour);
    }

    @Override
    public void draw(Graphics2D graphics, XYPlot plot, Rectangle2D area, ValueAxis x, ValueAxis y, int index, PlotRenderingInfo info) {
        double left = Math.max(area.getMinX(), x.valueToJava2D(getX() - 0.5, area, plot.getDomainAxisEdge())) + HALF_GAP;
        double right = Math.min(area.getMaxX(), x.valueToJava2D(getX() + 0.5, area, plot.getDomainAxisEdge())) - HALF_GAP;
        FontMetrics metrics = graphics.getFontMetrics(getFont());
        String shown = ColumnAxis.fitting(getText(), metrics, right - left);
        double half = metrics.stringWidth(shown) / 2.0;
        double at = x.valueToJava2D(getX(), area, plot.getDomainAxisEdge());
        double height = metrics.getHeight();
        double wanted = y.valueToJava2D(getY(), area, plot.getRangeAxisEdge());
        double top = Math.clamp(getTextAnchor().isTop() ? wanted : wanted - height, area.getMinY(),
                Math.max(area.getMinY(), area.getMaxY() - height));
        graphics.setFont(getFont());
        graphics.setPaint(getPaint());
        TextUtils.drawAlignedString(shown, graphics, (float) Math.clamp(at, left + half, Math.max(left + half, right - half)), (float) top,
                TextAnchor.TOP_CENTER);
    }
}
