package dev.tandem.workbench.charts;

import dev.tandem.engine.TandemException;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An array with two axes as colours: rows from top to bottom, columns from left to right. Several with the same axes can
/// stand side by side.
public final class ArrayImage extends Chart<ArrayImage> {
    private static final int AXES = 2;
    /// Wide enough to tell neighbours apart.
    private static final double GAP = 0.08;

    /// Guarded by this: the rows of all images side by side, NaN between them.
    private double[][] values;
    private String name = "value";

    /// @throws TandemException when the array has not two axes
    public ArrayImage(ChartDelivery delivery, INDArray array) {
        super(delivery);
        double[][] rows = rows(array);
        changed(() -> values = rows);
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
        int width = values[0].length;
        double[] x = new double[width * values.length];
        double[] y = new double[x.length];
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            // A gap has no cells, which leaves it empty.
            z[i] = values[i / width][i % width];
            x[i] = Double.isNaN(z[i]) ? Double.NaN : i % width;
            y[i] = i / width;
        }
        Cells cells = new Cells(Grid.of(x, y, z), false);
        NumberAxis down = HeatMap.axis(yLabelOr("row"));
        down.setInverted(true);
        XYPlot plot = new XYPlot(cells, HeatMap.axis(xLabelOr("column")), down, null);
        plot.setRenderer(new CellRenderer(cells, theme));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        JFreeChart chart = new JFreeChart(title(), JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.addSubtitle(HeatMap.colourBar(cells, new NumberAxis(name)));
        return chart;
    }
}
