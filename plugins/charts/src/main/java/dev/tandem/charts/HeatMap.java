package dev.tandem.charts;

import dev.tandem.charts.paint.CellMark;
import dev.tandem.charts.paint.CellRenderer;
import dev.tandem.charts.paint.Cells;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Colours;
import dev.tandem.charts.paint.Grid;
import dev.tandem.charts.scale.BarAxis;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/// A column of a sweep as colours over two others.
///
/// Cells whose rows failed or have no value are hatched; places without rows stay empty. Several rows at one place are
/// shown by their mean, which the chart says.
public final class HeatMap extends SweepChart<HeatMap> {
    private final String x;
    private final String y;
    private final String value;
    /// Guarded by this, as is the next.
    private boolean isLog;
    private Mark mark = Mark.NONE;

    private enum Mark { NONE, MINIMUM, MAXIMUM }

    HeatMap(ChartDelivery delivery, Selection selection, String x, String y, String value) {
        super(delivery, selection);
        this.x = x;
        this.y = y;
        this.value = value;
        check(selection);
    }

    /// Colours by the logarithm; values that are not positive are shown like missing ones.
    ///
    /// @throws TandemException when no value is positive
    public HeatMap logColors() {
        return changed(() -> {
            checkPositive(selection());
            isLog = true;
        });
    }

    /// Marks the cell with the least value.
    public HeatMap markMinimum() {
        return changed(() -> mark = Mark.MINIMUM);
    }

    /// Marks the cell with the greatest value.
    public HeatMap markMaximum() {
        return changed(() -> mark = Mark.MAXIMUM);
    }

    @Override
    void check(Selection rows) {
        checkScale(rows, x, xScaleOr(null));
        checkScale(rows, y, yScaleOr(null));
        rows.column(value);
        if (isLog) {
            checkPositive(rows);
        }
    }

    private void checkPositive(Selection rows) {
        double greatest = Arrays.stream(rows.column(value)).filter(each -> !Double.isNaN(each)).max().orElse(0);
        if (greatest <= 0) {
            throw new TandemException("log colours need a positive value: column=" + value + ", greatest=" + greatest);
        }
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + value + " over " + x + " and " + y;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Selection rows = selection();
        Scale xScale = xScale(x);
        Scale yScale = yScale(y);
        Grid grid = Grid.of(rows.column(x), rows.column(y), rows.column(value), xScale, yScale);
        Cells cells = new Cells(grid, value, rows.valueWord(value), isLog ? Scale.LOGARITHMIC : Scale.LINEAR);
        XYPlot plot = new XYPlot(cells, new ScaleAxis(xLabelOr(label(x)), xScale), new ScaleAxis(yLabelOr(label(y)), yScale), null);
        CellRenderer renderer = new CellRenderer(cells, theme);
        plot.setRenderer(renderer);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        LegendItemCollection items = renderer.getLegendItems();
        if (mark != Mark.NONE) {
            items.addAll(CellMark.add(plot, cells, mark == Mark.MINIMUM, value));
        }
        plot.setFixedLegendItems(items);
        JFreeChart chart = chart(plot, items.getItemCount() > 0, meanNote(grid), leftOut(rows.column(x), x, xScale),
                leftOut(rows.column(y), y, yScale));
        chart.addSubtitle(colourBar(cells.barAxis(label(value))));
        return chart;
    }

    private static String meanNote(Grid grid) {
        if (grid.mostRows() < 2) {
            return "";
        }
        return grid.binned() ? "mean in " + grid.width() + " x " + grid.height() + " bins"
                : "mean of up to " + grid.mostRows() + " rows in each cell";
    }

    static PaintScaleLegend colourBar(BarAxis axis) {
        // Read upwards, like the axis on the left.
        axis.setLabelAngle(Math.PI);
        PaintScaleLegend bar = new PaintScaleLegend(Colours.ofCells(), axis);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setStripWidth(16);
        bar.setStripOutlineVisible(false);
        bar.setSubdivisionCount(256);
        bar.setMargin(new RectangleInsets(6, 14, 52, 0));
        return bar;
    }
}
