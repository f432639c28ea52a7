package dev.tandem.charts.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/// Many points, counted in the pixels of the picture: the more there are at a place, the stronger is its colour. One alone
/// is seen as well.
final class CloudRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1L;
    private static final double WIDTH = 2;
    /// How strong the colour of a point is that no other one covers.
    private static final double ALONE = 0.5;
    /// So many cover each other fully where there are not more anywhere.
    private static final int DENSE = 8;

    @Override
    protected void draw(Graphics2D g2, Rectangle2D area, XYPlot plot, ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series) {
        Points points = (Points) data;
        Raster raster = Raster.of(g2, area);
        int size = (int) Math.max(1, Math.round(WIDTH * raster.scale()));
        RectangleEdge xEdge = plot.getDomainAxisEdge();
        RectangleEdge yEdge = plot.getRangeAxisEdge();
        int[] counts = new int[raster.width() * raster.height()];
        for (int i = 0; i < points.x().length; i++) {
            if (points.isShown(i)) {
                int x = raster.column(g2, xAxis.valueToJava2D(points.x()[i], area, xEdge)) - size / 2;
                int y = raster.row(g2, yAxis.valueToJava2D(points.y()[i], area, yEdge)) - size / 2;
                count(counts, raster, x, y, size);
            }
        }
        int colour = ((Color) getItemPaint(series, 0)).getRGB() & 0xffffff;
        double most = Math.log(1 + Math.max(DENSE, Arrays.stream(counts).max().orElse(1)));
        raster.draw(g2, pixel -> counts[pixel] == 0 ? 0
                : (int) Math.round(255 * (ALONE + (1 - ALONE) * Math.log(counts[pixel]) / most)) << 24 | colour);
    }

    private static void count(int[] counts, Raster raster, int left, int top, int size) {
        for (int y = Math.max(0, top); y < Math.min(raster.height(), top + size); y++) {
            for (int x = Math.max(0, left); x < Math.min(raster.width(), left + size); x++) {
                counts[y * raster.width() + x]++;
            }
        }
    }
}
