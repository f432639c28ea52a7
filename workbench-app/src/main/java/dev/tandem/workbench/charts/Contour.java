package dev.tandem.workbench.charts;

import dev.tandem.engine.TandemException;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// Lines along which a column of a sweep has the same value, over two others.
///
/// Lines end where rows failed or have no value; such places are dots. Several rows at one place count by their mean.
public final class Contour extends SweepChart<Contour> {
    private static final BasicStroke STROKE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int USUAL = 8;
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
        if (wanted < 1) {
            throw new IllegalArgumentException("a contour has levels: levels=" + wanted);
        }
        return changed(() -> number = wanted);
    }

    /// The values that have a line.
    public Contour levels(double... values) {
        double[] copy = values.clone();
        return changed(() -> levels = copy);
    }

    @Override
    void check(Selection rows) {
        Grid grid = grid(rows);
        if (grid.width() < 2 || grid.height() < 2) {
            throw new TandemException("lines need two values of each column at least: " + x + "=" + grid.width() + ", " + y
                    + "=" + grid.height());
        }
    }

    private Grid grid(Selection rows) {
        return Grid.of(rows.column(x), rows.column(y), rows.column(value));
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + value + " over " + x + " and " + y;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Grid grid = grid(selection());
        double[] finite = Arrays.stream(grid.means()).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        double[] at = levels != null ? levels.clone() : number == 0 && high > low ? round(low, high) : even(low, high);
        Arrays.sort(at);
        XYPlot plot = Lines.plot(xLabelOr(label(x)), yLabelOr(label(y)));
        // By their order: levels of which some lie close together differ as much as others.
        Colours colours = Colours.ofLines(0, Math.max(1, at.length - 1), theme);
        LegendItemCollection legend = new LegendItemCollection();
        for (int k = 0; k < at.length; k++) {
            DefaultXYDataset data = new DefaultXYDataset();
            data.addSeries(at[k], LevelLines.of(grid, at[k]));
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
            ChartTheme.keepLooks(renderer);
            renderer.setSeriesPaint(0, colours.getPaint(k));
            renderer.setSeriesStroke(0, STROKE);
            plot.setDataset(k, data);
            plot.setRenderer(k, renderer);
            legend.add(new LegendItem(value + " = " + NumberText.of(at[k]), null, null, null,
                    new Line2D.Double(-9, 0, 9, 0), STROKE, colours.getPaint(k)));
        }
        long missing = missing(plot, at.length, grid, theme);
        cover(plot.getDomainAxis(), grid, grid::x);
        cover(plot.getRangeAxis(), grid, grid::y);
        plot.setFixedLegendItems(legend);
        return chart(plot, true, missing > 0 ? "dots: " + NumberText.count(missing, "place") + " without a value" : "");
    }

    /// Has an axis show all places, also where there is no line.
    private static void cover(ValueAxis axis, Grid grid, IntToDoubleFunction place) {
        DoubleSummaryStatistics all = IntStream.range(0, grid.means().length).mapToDouble(place).summaryStatistics();
        double margin = MARGIN * (all.getMax() - all.getMin());
        axis.setRange(all.getMin() - margin, all.getMax() + margin);
    }

    private double[] even(double low, double high) {
        int lines = Math.max(1, number);
        return IntStream.rangeClosed(1, lines).mapToDouble(k -> low + (high - low) * k / (lines + 1)).toArray();
    }

    /// Levels that are short numbers, at most so many as is usual.
    private static double[] round(double low, double high) {
        double least = (high - low) / (USUAL + 1);
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double step = decade * DoubleStream.of(1, 2, 5, 10).filter(each -> each * decade >= least).findFirst().orElse(10);
        return LongStream.rangeClosed((long) Math.floor(low / step) + 1, (long) Math.ceil(high / step) - 1)
                .mapToDouble(k -> k * step).toArray();
    }

    private static long missing(XYPlot plot, int at, Grid grid, ChartTheme theme) {
        int[] cells = IntStream.range(0, grid.means().length)
                .filter(cell -> grid.counts()[cell] > 0 && Double.isNaN(grid.means()[cell])).toArray();
        if (cells.length > 0) {
            Lines.add(plot, at, "no value", IntStream.of(cells).mapToDouble(grid::x).toArray(),
                    IntStream.of(cells).mapToDouble(grid::y).toArray(), false, theme);
        }
        return cells.length;
    }
}
