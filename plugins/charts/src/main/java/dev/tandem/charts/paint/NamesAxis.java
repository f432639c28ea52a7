package dev.tandem.charts.paint;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;

/// Names under boxes: side by side where all of them have room for that, else slanting, so that none is cut for being in a narrow
/// chart. For one thread.
public final class NamesAxis extends CategoryAxis {
    private static final long serialVersionUID = 1L;
    /// What a name gets of the distance from box to box, at least; the rest is beside the boxes and taken by the other axis.
    private static final double SHARE = 0.5;

    public NamesAxis(String label) {
        super(label);
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D graphics, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
        List<?> names = ((CategoryPlot) plot).getCategoriesForAxis(this);
        FontMetrics metrics = graphics.getFontMetrics(getTickLabelFont());
        int longest = names.stream().mapToInt(name -> metrics.stringWidth(name.toString())).max().orElse(0);
        CategoryLabelPositions fitting = longest <= SHARE * area.getWidth() / Math.max(1, names.size())
                ? CategoryLabelPositions.STANDARD : CategoryLabelPositions.UP_45;
        // Told to those who draw the chart, who would draw it again.
        if (getCategoryLabelPositions() != fitting) {
            setCategoryLabelPositions(fitting);
        }
        return super.reserveSpace(graphics, plot, area, edge, space);
    }
}
