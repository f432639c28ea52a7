package dev.tandem.charts.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/// Fills cells of any width with their colours, and hatches those without a value.
///
/// The block renderer of the library has cells of one size only, which hides unequal steps of parameters. Each pixel is
/// painted once, with the colour of its cell, so that no cell takes the colour of another.
public final class CellRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1L;
    private static final int HATCH = 6;
    /// So that it is sharp on a dense screen, too.
    private static final double LEGEND_SCALE = 2;
    private static final Color STRIPE = Color.GRAY;

    private final transient Cells cells;
    private final transient Color ground;

    public CellRenderer(Cells cells, ChartTheme theme) {
        this.cells = cells;
        this.ground = theme.line();
    }

    @Override
    protected void draw(Graphics2D g2, Rectangle2D area, XYPlot plot, ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series) {
        Raster raster = Raster.of(g2, area);
        Grid grid = cells.grid();
        int[] columns = owners(raster.width(), Arrays.stream(grid.xEdges())
                .mapToInt(edge -> raster.column(g2, xAxis.valueToJava2D(edge, area, plot.getDomainAxisEdge()))).toArray());
        int[] rows = owners(raster.height(), Arrays.stream(grid.yEdges())
                .mapToInt(edge -> raster.row(g2, yAxis.valueToJava2D(edge, area, plot.getRangeAxisEdge()))).toArray());
        BufferedImage hatch = hatch(raster.scale());
        int tile = hatch.getWidth();
        raster.draw(g2, pixel -> {
            int x = pixel % raster.width();
            int y = pixel / raster.width();
            int cell = columns[x] * grid.height() + rows[y];
            if (columns[x] < 0 || rows[y] < 0 || cells.isEmpty(cell)) {
                return 0;
            }
            return cells.isMissing(cell) ? hatch.getRGB(x % tile, y % tile) : Colours.ofCells().getPaint(cells.part(cell)).getRGB();
        });
    }

    /// To which cell each pixel belongs; -1 outside.
    private static int[] owners(int size, int[] edges) {
        int[] owners = new int[size];
        Arrays.fill(owners, -1);
        for (int cell = 0; cell + 1 < edges.length; cell++) {
            int from = Math.clamp(Math.min(edges[cell], edges[cell + 1]), 0, size);
            int to = Math.clamp(Math.max(edges[cell], edges[cell + 1]), 0, size);
            Arrays.fill(owners, from, to, cell);
        }
        return owners;
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
            items.add(new LegendItem("no " + cells.missingWord() + " (" + cells.missing() + (cells.missing() == 1 ? " cell)" : " cells)"), null,
                    null, null, new Rectangle2D.Double(-8, -6, 16, 12),
                    new TexturePaint(hatch(LEGEND_SCALE), new Rectangle2D.Double(0, 0, HATCH, HATCH)),
                    new BasicStroke(1), STRIPE));
        }
        return items;
    }

    /// A tile of stripes.
    private BufferedImage hatch(double scale) {
        int size = (int) Math.max(HATCH, Math.round(HATCH * scale));
        BufferedImage tile = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = tile.createGraphics();
        g2.setPaint(ground);
        g2.fillRect(0, 0, size, size);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(STRIPE);
        g2.setStroke(new BasicStroke((float) Math.max(1, scale)));
        for (int shift = -size; shift <= size; shift += size) {
            g2.draw(new Line2D.Double(shift, size, shift + size, 0));
        }
        g2.dispose();
        return tile;
    }
}
