package dev.tandem.charts.paint;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/// A plot that draws one step along x as long as one along y, so that circles are round and cells are square. It takes
/// the middle of the place that it is given. Where one side would be very long it fills the place instead.
public final class TrueShapePlot extends XYPlot {
    private static final long serialVersionUID = 1L;
    private static final double LONGEST = 8;

    public TrueShapePlot(XYDataset data, ValueAxis x, ValueAxis y) {
        super(data, x, y, null);
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
        super.draw(g2, shaped(g2, area), anchor, parent, info);
    }

    private Rectangle2D shaped(Graphics2D g2, Rectangle2D area) {
        Rectangle2D inside = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight());
        getInsets().trim(inside);
        AxisSpace axes = calculateAxisSpace(g2, inside);
        Rectangle2D data = axes.shrink(inside, null);
        double aspect = getDomainAxis().getRange().getLength() / getRangeAxis().getRange().getLength();
        if (!(aspect < LONGEST && aspect > 1 / LONGEST && data.getWidth() > 0 && data.getHeight() > 0)) {
            return area;
        }
        double width = Math.min(data.getWidth(), data.getHeight() * aspect);
        double tooWide = data.getWidth() - width;
        double tooHigh = data.getHeight() - width / aspect;
        return new Rectangle2D.Double(area.getX() + tooWide / 2, area.getY() + tooHigh / 2, area.getWidth() - tooWide,
                area.getHeight() - tooHigh);
    }
}
