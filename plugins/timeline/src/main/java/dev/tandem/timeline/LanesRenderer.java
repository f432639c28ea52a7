package dev.tandem.timeline;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Raster;
import dev.tandem.charts.paint.WholeRenderer;
import dev.tandem.engine.event.CallFacts;
import dev.tandem.plugin.LinkedSelection;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/// Draws what workers did, pixel by pixel: what is shorter than a pixel is merged with what shares it. A million calls take as long as it
/// takes to look at each once. Used by the thread that draws a chart.
final class LanesRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1L;
    private static final int GAP_ABOVE = 12;
    private static final int SMALL_GAP_ABOVE = 5;
    private static final int OPAQUE = 0xff;
    private static final double GROUND = 0.82;
    private static final Rectangle2D SWATCH = new Rectangle2D.Double(-8, -6, 16, 12);
    private static final int SWATCH_SCALE = 2;

    private final transient TimelineExcerpt excerpt;
    private final transient ChartTheme theme;
    /// Null for nothing.
    private final transient LinkedSelection.Item marked;

    /// @param marked what is to be seen best, or null
    LanesRenderer(TimelineExcerpt excerpt, LinkedSelection.Item marked, ChartTheme theme) {
        this.excerpt = excerpt;
        this.marked = marked;
        this.theme = theme;
    }

    @Override
    protected void draw(Graphics2D g2, Rectangle2D area, XYPlot plot, ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series) {
        Raster raster = Raster.of(g2, area);
        double left = pixel(raster, g2, xAxis.valueToJava2D(0, area, plot.getDomainAxisEdge()));
        double second = pixel(raster, g2, xAxis.valueToJava2D(1, area, plot.getDomainAxisEdge())) - left;
        DoubleUnaryOperator column = seconds -> left + (seconds - excerpt.zero()) * second;
        Coverage[] rows = cover(raster.width(), column);
        int[] pixels = new int[raster.width() * raster.height()];
        mark(g2, area, yAxis, plot);
        // Kind by kind, since rows may share their pixels, too.
        for (Kind kind : Kind.values()) {
            for (int row = 0; row < rows.length; row++) {
                int top = raster.row(g2, yAxis.valueToJava2D(row - 0.5, area, plot.getRangeAxisEdge()));
                int foot = raster.row(g2, yAxis.valueToJava2D(row + 0.5, area, plot.getRangeAxisEdge()));
                paint(rows[row], kind, pixels, raster, top, foot);
            }
        }
        raster.draw(g2, at -> pixels[at]);
        new LaneMarks(excerpt, theme).draw(g2, area, seconds -> xAxis.valueToJava2D(seconds - excerpt.zero(), area, plot.getDomainAxisEdge()),
                row -> yAxis.valueToJava2D(row, area, plot.getRangeAxisEdge()));
    }

    /// Lanes that are chosen have another ground and a line at the left.
    private void mark(Graphics2D g2, Rectangle2D area, ValueAxis yAxis, XYPlot plot) {
        for (int row = 0; row < excerpt.rows().size(); row++) {
            if (marks(row)) {
                double top = yAxis.valueToJava2D(row - 0.5, area, plot.getRangeAxisEdge());
                double foot = yAxis.valueToJava2D(row + 0.5, area, plot.getRangeAxisEdge());
                g2.setPaint(new Color(Kind.mix(theme.series(0), theme.back(), GROUND)));
                g2.fill(new Rectangle2D.Double(area.getMinX(), top, area.getWidth(), foot - top));
                g2.setPaint(theme.text());
                g2.fill(new Rectangle2D.Double(area.getMinX(), top, 2, foot - top));
            }
        }
    }

    /// Whether a row is chosen.
    boolean marks(int row) {
        WorkerLane.Key key = excerpt.rows().get(row).key();
        return switch (marked) {
            case LinkedSelection.Item.Worker(long groupId, int number) -> key.groupId() == groupId && key.worker() == number;
            case LinkedSelection.Item.Group(long groupId) -> key.groupId() == groupId && excerpt.rows().size() > 1;
            case LinkedSelection.Item.Sweep _ -> false;
            case null -> false;
        };
    }

    private static double pixel(Raster raster, Graphics2D g2, double x) {
        return x * raster.scale() + g2.getTransform().getTranslateX() - raster.left();
    }

    private Coverage[] cover(int width, DoubleUnaryOperator column) {
        Coverage[] rows = new Coverage[excerpt.rows().size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Coverage(width);
            for (WorkerLane.Life life : excerpt.rows().get(row).lives()) {
                double ready = Double.isNaN(life.ready()) ? life.isOver() ? life.end() : excerpt.end() : life.ready();
                rows[row].add(Kind.STARTING, column.applyAsDouble(life.begin()), column.applyAsDouble(ready));
            }
        }
        CallTable calls = excerpt.calls();
        for (int i = 0; i < calls.size(); i++) {
            int row = excerpt.row(i);
            if (row >= 0 && column.applyAsDouble(calls.ended(i)) >= 0 && column.applyAsDouble(calls.made(i)) < width) {
                cover(calls, i, rows[row], column);
            }
        }
        for (TimelineExcerpt.Running each : excerpt.running()) {
            int row = excerpt.rowOf()[each.lane()];
            if (row >= 0) {
                rows[row].add(Kind.RUNNING, column.applyAsDouble(each.begin()), column.applyAsDouble(each.end()));
            }
        }
        return rows;
    }

    private void cover(CallTable calls, int i, Coverage row, DoubleUnaryOperator column) {
        int at = (int) Math.floor(column.applyAsDouble(calls.made(i)));
        if (at >= 0 && at == (int) Math.floor(column.applyAsDouble(calls.ended(i)))) {
            double second = column.applyAsDouble(1) - column.applyAsDouble(0);
            row.addWithin(Kind.WAITING, at, second * (calls.sent(i) - calls.made(i) + calls.waited(i)));
            row.addWithin(Kind.TRANSFER, at, second * (calls.onTheWay(i) + calls.coding(i)));
            row.addWithin(kind(calls, i), at, second * calls.computing(i));
            return;
        }
        double arrived = column.applyAsDouble(calls.arrived(i));
        double begun = column.applyAsDouble(calls.begun(i));
        double decoded = column.applyAsDouble(calls.decoded(i));
        double computed = column.applyAsDouble(calls.computed(i));
        row.add(Kind.WAITING, column.applyAsDouble(calls.made(i)), column.applyAsDouble(calls.sent(i)));
        row.add(Kind.WAITING, arrived, begun);
        row.add(Kind.TRANSFER, column.applyAsDouble(calls.sent(i)), arrived);
        row.add(Kind.TRANSFER, begun, decoded);
        row.add(Kind.TRANSFER, computed, column.applyAsDouble(calls.ended(i)));
        row.add(kind(calls, i), decoded, computed);
    }

    private Kind kind(CallTable calls, int i) {
        if (marked instanceof LinkedSelection.Item.Sweep(String name) && !calls.label(i).endsWith(" of " + name)) {
            return Kind.OTHER;
        }
        if (calls.isInVain(i)) {
            return Kind.IN_VAIN;
        }
        if (calls.outcome(i) == CallFacts.Outcome.FAILED) {
            return Kind.FAILED;
        }
        return calls.retryOf(i) != 0 ? Kind.REPEATED : Kind.COMPUTING;
    }

    private void paint(Coverage row, Kind kind, int[] pixels, Raster raster, int top, int foot) {
        int height = foot - top;
        int gap = height >= GAP_ABOVE * raster.scale() ? (int) Math.round(2 * raster.scale()) : height >= SMALL_GAP_ABOVE ? 1 : 0;
        int room = Math.max(1, height - gap);
        Band band = Band.of(kind, room);
        if (band != null && row.has(kind)) {
            for (int x = 0; x < raster.width(); x++) {
                double strength = row.strength(kind, x);
                if (strength > 0) {
                    paint(kind, strength, row.isEdge(x), band, pixels, raster, x, top);
                }
            }
        }
    }

    private void paint(Kind kind, double strength, boolean isEdge, Band band, int[] pixels, Raster raster, int x, int top) {
        boolean isGap = isEdge && kind.compareTo(Kind.COMPUTING) >= 0 && kind != Kind.RUNNING;
        for (int y = Math.max(0, -top - band.from()); y < band.height(); y++) {
            int line = top + band.from() + y;
            if (line >= raster.height()) {
                return;
            }
            int colour = kind.pixel(x, y, band.height(), raster.scale(), theme);
            if (colour != 0) {
                pixels[line * raster.width() + x] = (int) Math.round(OPAQUE * (isGap ? strength / 3 : strength)) << 24 | colour & 0xffffff;
            }
        }
    }

    @Override
    public Range findDomainBounds(XYDataset dataset) {
        double begin = excerpt.begin() - excerpt.zero();
        return new Range(begin, Math.max(excerpt.end() - excerpt.zero(), Math.nextUp(begin)));
    }

    @Override
    public Range findRangeBounds(XYDataset dataset) {
        return new Range(-0.5, Math.max(1, excerpt.rows().size()) - 0.5);
    }

    /// What there is, as it is drawn.
    LegendItemCollection legend() {
        boolean[] there = new boolean[Kind.values().length];
        CallTable calls = excerpt.calls();
        for (int i = 0; i < calls.size(); i++) {
            if (excerpt.row(i) >= 0) {
                there[kind(calls, i).ordinal()] = true;
            }
        }
        Set<Kind> kinds = EnumSet.of(Kind.WAITING, Kind.TRANSFER);
        for (Kind kind : Kind.values()) {
            if (there[kind.ordinal()]) {
                kinds.add(kind);
            }
        }
        if (!excerpt.running().isEmpty()) {
            kinds.add(Kind.RUNNING);
        }
        if (excerpt.rows().stream().anyMatch(row -> !row.lives().isEmpty())) {
            kinds.add(Kind.STARTING);
        }
        LegendItemCollection items = new LegendItemCollection();
        for (Kind kind : kinds) {
            items.add(new LegendItem(kind.words(), null, null, null, SWATCH, new TexturePaint(swatch(kind), SWATCH)));
        }
        return items;
    }

    private BufferedImage swatch(Kind kind) {
        int width = (int) SWATCH.getWidth() * SWATCH_SCALE;
        int height = (int) SWATCH.getHeight() * SWATCH_SCALE;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // As much of it as a band has of a row.
        boolean isLow = kind == Kind.WAITING || kind == Kind.TRANSFER;
        int from = isLow ? height / 3 : 0;
        int to = isLow ? 2 * height / 3 : height;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                int colour = y < from || y >= to ? 0 : kind.pixel(x, y - from, to - from, SWATCH_SCALE, theme);
                image.setRGB(x, y, colour == 0 ? theme.back().getRGB() : colour);
            }
        }
        return image;
    }
}
