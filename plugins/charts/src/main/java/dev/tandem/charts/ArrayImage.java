package dev.tandem.charts;

import dev.tandem.charts.paint.CellRenderer;
import dev.tandem.charts.paint.Cells;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Grid;
import dev.tandem.charts.paint.TrueShapePlot;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An array with two axes as colours: rows from top to bottom, columns from left to right, in square cells unless it is
/// very long. Several with the same axes can stand side by side.
public final class ArrayImage extends Chart<ArrayImage> {
    private static final int AXES = 2;
    /// Wide enough to tell neighbours apart.
    private static final double GAP = 0.08;

    /// Guarded by this: the rows of all images side by side, NaN between them.
    private double[][] values;
    private String name = "value";
    private boolean isLog;
    private final double rowsEach;
    private final double columnsEach;
    /// Guarded by this: the columns between images.
    private final BitSet gaps = new BitSet();

    /// @throws TandemException when the array has not two axes
    public ArrayImage(ChartDelivery delivery, INDArray array) {
        this(delivery, rows(array), 1, 1);
    }

    /// An image of what is too large to show each number: each value stands for several rows and columns.
    ///
    /// @param cells not to be changed any more; of one length, at least one
    /// @param rowsEach how many rows of the array a row of cells stands for, which the axis counts
    public ArrayImage(ChartDelivery delivery, double[][] cells, double rowsEach, double columnsEach) {
        super(delivery);
        this.rowsEach = rowsEach;
        this.columnsEach = columnsEach;
        changed(() -> values = cells);
    }

    /// Adds another array on the right.
    ///
    /// @throws TandemException when it has another number of rows
    public ArrayImage beside(INDArray other) {
        double[][] right = rows(other);
        return changed(() -> {
            if (right.length != values.length) {
                throw new TandemException("images side by side need as many rows: left=" + values.length + ", right=" + right.length);
            }
            int gap = Math.max(1, (int) (GAP * right[0].length));
            gaps.set(values[0].length, values[0].length + gap);
            for (int i = 0; i < right.length; i++) {
                double[] row = Arrays.copyOf(values[i], values[i].length + gap + right[i].length);
                Arrays.fill(row, values[i].length, values[i].length + gap, Double.NaN);
                System.arraycopy(right[i], 0, row, values[i].length + gap, right[i].length);
                values[i] = row;
            }
        });
    }

    /// What the colours stand for.
    public ArrayImage valueLabel(String text) {
        return changed(() -> name = text);
    }

    /// Colours by the logarithm; values that are not positive are shown like missing ones.
    ///
    /// @throws TandemException when no value is positive
    public ArrayImage logColors() {
        return changed(() -> {
            if (Arrays.stream(values).flatMapToDouble(Arrays::stream).noneMatch(Scale.LOGARITHMIC::shows)) {
                throw new TandemException("log colours need a positive value: values=" + name);
            }
            isLog = true;
        });
    }

    @Override
    public ArrayImage logX() {
        throw refused();
    }

    @Override
    public ArrayImage logY() {
        throw refused();
    }

    private static TandemException refused() {
        return new TandemException("the axes of an array count rows and columns, which have no logarithm; for values there is logColors()");
    }

    /// Nothing can show where an infinite value is.
    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double[][] rows(INDArray array) {
        if (array.rank() != AXES || array.isEmpty()) {
            throw new TandemException("an image needs an array with two axes: shape=" + Arrays.toString(array.shape()));
        }
        return array.toDoubleMatrix();
    }

    @Override
    String standardTitle() {
        return "array";
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        boolean isInfinite = Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
        Cells cells = new Cells(grid(), name, isInfinite ? "finite value" : "value", isLog ? Scale.LOGARITHMIC : Scale.LINEAR);
        ScaleAxis down = new ScaleAxis(yLabelOr("row"), Scale.LINEAR).whole();
        down.setInverted(true);
        XYPlot plot = new TrueShapePlot(cells, new ScaleAxis(xLabelOr("column"), Scale.LINEAR).whole(), down);
        CellRenderer renderer = new CellRenderer(cells, theme);
        plot.setRenderer(renderer);
        plot.setFixedLegendItems(renderer.getLegendItems());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        JFreeChart chart = chart(plot, cells.missing() > 0, List.of());
        chart.addSubtitle(HeatMap.colourBar(cells.barAxis(name)));
        return chart;
    }

    private Grid grid() {
        int width = values[0].length;
        int height = values.length;
        double[] means = new double[width * height];
        int[] counts = new int[means.length];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = finite(values[cell % height][cell / height]);
            counts[cell] = gaps.get(cell / height) ? 0 : 1;
        }
        return new Grid(middles(width, columnsEach), middles(height, rowsEach), edges(width, columnsEach), edges(height, rowsEach), means, counts, 1,
                false);
    }

    private static double[] middles(int cells, double each) {
        return IntStream.range(0, cells).mapToDouble(i -> (i + 0.5) * each - 0.5).toArray();
    }

    private static double[] edges(int cells, double each) {
        return IntStream.rangeClosed(0, cells).mapToDouble(i -> i * each - 0.5).toArray();
    }
}
