package dev.tandem.charts.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// A ring around the best cell of a heat map, and what the legend says about it.
public final class CellMark {
    private static final Shape RING = new Ellipse2D.Double(-7, -7, 14, 14);
    private static final Color COLOUR = new Color(0xe5484d);

    private CellMark() {}

    public static LegendItemCollection add(XYPlot plot, Cells cells, boolean least, String value) {
        LegendItemCollection items = new LegendItemCollection();
        int cell = cells.extreme(least);
        if (cell < 0) {
            return items;
        }
        double x = cells.grid().x(cell);
        double y = cells.grid().y(cell);
        DefaultXYDataset place = new DefaultXYDataset();
        place.addSeries("ring", new double[][] {{x}, {y}});
        place.addSeries("rim", new double[][] {{x}, {y}});
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setDefaultShapesFilled(false);
        renderer.setDefaultShape(RING);
        ChartTheme.keepLooks(renderer);
        renderer.setUseOutlinePaint(false);
        // Two strokes, since either colour alone drowns in some part of the scale.
        renderer.setSeriesPaint(0, COLOUR);
        renderer.setSeriesOutlineStroke(0, new BasicStroke(2.5f));
        renderer.setSeriesPaint(1, Color.WHITE);
        renderer.setSeriesOutlineStroke(1, new BasicStroke(5));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.REVERSE);
        plot.setDataset(1, place);
        plot.setRenderer(1, renderer);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        String text = (least ? "minimum " : "maximum ") + value + " = " + cells.text(cell)
                + " at (" + Cells.text(x, cells.grid().xs()) + ", " + Cells.text(y, cells.grid().ys()) + ")";
        items.add(new LegendItem(text, null, null, null, RING, new BasicStroke(2.5f), COLOUR));
        return items;
    }
}
