package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Colours;
import dev.tandem.charts.paint.Grid;
import dev.tandem.charts.paint.LevelLines;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// Lines along which a column of a sweep has the same value, over two others.
///
/// Lines end where rows failed or have no value; such places are dots. Several rows at one place count by their mean.
public final class Contour extends SweepChart<Contour> {
    private static final BasicStroke STROKE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int USUAL = 8;
    private static final int MOST = 200;
    /// In the legend.
    private static final int MOST_NAMED = 10;
    private static final double MARGIN = 0.02;

    private final String x;
    private final String y;
    private final String value;
    /// Guarded by this, as is the next; 0 for round levels.
    private int number;
    private double[] levels;

    Contour(ChartDelivery delivery, Selection selection, String x, String y, String value) {
        super(delivery, selection);
        this.x = x;
        this.y = y;
        this.value = value;
        check(selection);
    }

    /// How many lines there are, evenly between the least and the greatest value. Without it, levels are round numbers.
    public Contour levels(int wanted) {
        return changed(() -> {
            if (wanted < 1 || wanted > MOST) {
                throw new TandemException("a contour has 1 to " + MOST + " levels: levels=" + wanted);
            }
            number = wanted;
        });
    }

    /// The values that have a line.
    public Contour levels(double... values) {
        double[] copy = Arrays.stream(values).sorted().distinct().toArray();
        return changed(() -> {
            if (copy.length == 0 || copy.length > MOST || !Arrays.stream(copy).allMatch(Double::isFinite)) {
                throw new TandemException("a contour has 1 to " + MOST + " levels, all of them numbers: levels="
                        + Arrays.toString(copy));
            }
            levels = copy;
        });
    }

    @Override
    void check(Selection rows) {
        checkScale(rows, x, xScaleOr(null));
        checkScale(rows, y, yScaleOr(null));
        rows.column(value);
        Grid grid = Grid.of(rows.column(x), rows.column(y), rows.column(value), scale(xScaleOr(null), x), scale(yScaleOr(null), y));
        if (grid.width() < 2 || grid.height() < 2) {
            throw new TandemException("lines need two values of each column at least: " + x + "=" + grid.width() + ", " + y
                    + "=" + grid.height());
        }
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + value + " over " + x + " and " + y;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Scale xScale = xScale(x);
        Scale yScale = yScale(y);
        Selection rows = selection();
        Grid grid = Grid.of(rows.column(x), rows.column(y), rows.column(value), xScale, yScale);
        Extent extent = Extent.of(grid.means(), Scale.LINEAR).orElseThrow();
        double[] at = levels != null ? levels : extent.low() == extent.high() ? new double[] {extent.low()}
                : number == 0 ? Levels.round(extent, USUAL) : Levels.even(extent, number);
        XYPlot plot = Lines.plot(axis(xLabelOr(label(x)), xScale, grid.xs()), axis(yLabelOr(label(y)), yScale, grid.ys()));
        // By their order: levels of which some lie close together differ as much as others.
        Colours colours = Colours.ofLines(theme);
        List<String> texts = NumberText.distinct(at);
        LegendItemCollection legend = new LegendItemCollection();
        int every = Math.ceilDiv(at.length, MOST_NAMED);
        for (int k = 0; k < at.length; k++) {
            Color colour = colours.getPaint(k / Math.max(1.0, at.length - 1));
            DefaultXYDataset data = new DefaultXYDataset();
            data.addSeries(at[k], LevelLines.of(grid, at[k], xScale, yScale));
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
            ChartTheme.keepLooks(renderer);
            renderer.setSeriesPaint(0, colour);
            renderer.setSeriesStroke(0, STROKE);
            plot.setDataset(k, data);
            plot.setRenderer(k, renderer);
            if (k % every == 0 || k == at.length - 1) {
                legend.add(new LegendItem(value + " = " + texts.get(k), null, null, null, new Line2D.Double(-9, 0, 9, 0),
                        STROKE, colour));
            }
        }
        long missing = missing(plot, at.length, grid, theme);
        plot.setFixedLegendItems(legend);
        return chart(plot, true, outside(at, extent), every > 1 ? at.length + " levels" : "",
                missing > 0 ? "dots: " + NumberText.count(missing, "place") + " without a " + rows.valueWord(value) : "",
                leftOut(rows.column(x), x, xScale), leftOut(rows.column(y), y, yScale));
    }

    /// An axis that shows all places, also where there is no line.
    private static ScaleAxis axis(String label, Scale scale, double[] places) {
        return new ScaleAxis(label, scale).margins(MARGIN, MARGIN).covering(new Extent(places[0], places[places.length - 1]));
    }

    /// Says which levels no value passes.
    private String outside(double[] at, Extent extent) {
        if (extent.low() == extent.high()) {
            return "no line: " + value + " is " + NumberText.of(extent.low()) + " everywhere";
        }
        long count = Arrays.stream(at).filter(level -> level < extent.low() || level > extent.high()).count();
        return count == 0 ? "" : (count == at.length ? "no line: " : NumberText.count(count, "level") + " without a line: ")
                + value + " is from " + NumberText.of(extent.low()) + " to " + NumberText.of(extent.high());
    }

    private static long missing(XYPlot plot, int at, Grid grid, ChartTheme theme) {
        int[] cells = IntStream.range(0, grid.means().length)
                .filter(cell -> grid.counts()[cell] > 0 && Double.isNaN(grid.means()[cell])).toArray();
        if (cells.length > 0) {
            Lines.missing(plot, at, IntStream.of(cells).mapToDouble(grid::x).toArray(),
                    IntStream.of(cells).mapToDouble(grid::y).toArray(), theme);
        }
        return cells.length;
    }
}
