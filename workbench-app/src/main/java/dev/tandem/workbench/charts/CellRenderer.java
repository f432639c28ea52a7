package dev.tandem.workbench.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/// Fills cells of any width with their colours, and hatches those without a value.
///
/// The block renderer of the library has cells of one size only, which hides unequal steps of parameters.
final class CellRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final int HATCH = 6;
    private static final double OVERLAP = 0.5;

    private final transient Cells cells;
    private final transient Colours colours;
    private final transient Paint hatch;

    CellRenderer(Cells cells, ChartTheme theme) {
        this.cells = cells;
        this.colours = cells.colours();
        this.hatch = hatch(theme);
    }

    @Override
    public void drawItem(Graphics2D g2, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis xAxis, ValueAxis yAxis, XYDataset dataset, int series, int cell, CrosshairState crosshair, int pass) {
        if (cells.isEmpty(cell)) {
            return;
        }
        Grid grid = cells.grid();
        int i = cell / grid.height();
        int j = cell % grid.height();
        double left = xAxis.valueToJava2D(grid.xEdges()[i], area, plot.getDomainAxisEdge());
        double right = xAxis.valueToJava2D(grid.xEdges()[i + 1], area, plot.getDomainAxisEdge());
        double bottom = yAxis.valueToJava2D(grid.yEdges()[j], area, plot.getRangeAxisEdge());
        double top = yAxis.valueToJava2D(grid.yEdges()[j + 1], area, plot.getRangeAxisEdge());
        // A little too large, up to the neighbours that are drawn later: rounding must not leave a gap.
        Rectangle2D box = new Rectangle2D.Double(left, Math.min(top, bottom) - OVERLAP, right - left + OVERLAP,
                Math.abs(bottom - top) + OVERLAP);
        Object smooth = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        // Smooth edges of neighbours would leave a bright line between them.
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g2.setPaint(cells.isMissing(cell) ? hatch : colours.getPaint(cells.getZValue(series, cell)));
        g2.fill(box);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    @Override
    public Range findDomainBounds(XYDataset dataset) {
        double[] edges = cells.grid().xEdges();
        return new Range(edges[0], edges[edges.length - 1]);
    }

    @Override
    public Range findRangeBounds(XYDataset dataset) {
        double[] edges = cells.grid().yEdges();
        return new Range(edges[0], edges[edges.length - 1]);
    }

    @Override
    public LegendItemCollection getLegendItems() {
        LegendItemCollection items = new LegendItemCollection();
        if (cells.missing() > 0) {
            items.add(new LegendItem("no value (" + cells.missing() + (cells.missing() == 1 ? " cell)" : " cells)"), null,
                    null, null, new Rectangle2D.Double(-8, -6, 16, 12), hatch, new BasicStroke(1), Color.GRAY));
        }
        return items;
    }

    private static Paint hatch(ChartTheme theme) {
        BufferedImage tile = new BufferedImage(HATCH, HATCH, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = tile.createGraphics();
        g2.setPaint(theme.line());
        g2.fillRect(0, 0, HATCH, HATCH);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(Color.GRAY);
        for (int shift = -HATCH; shift <= HATCH; shift += HATCH) {
            g2.draw(new Line2D.Double(shift, HATCH, shift + HATCH, 0));
        }
        g2.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, HATCH, HATCH));
    }
}
