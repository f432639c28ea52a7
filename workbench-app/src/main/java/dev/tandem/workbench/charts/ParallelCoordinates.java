package dev.tandem.workbench.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/// Rows of a sweep as lines across one upright axis for each column, coloured by the last of them.
///
/// Rows without a value in the last column are grey and end where they have no value.
public final class ParallelCoordinates extends SweepChart<ParallelCoordinates> {
    private static final int SHADES = 24;
    private static final int MOST_ROWS = 4_000;

    private final List<String> columns;

    ParallelCoordinates(ChartDelivery delivery, Selection selection, List<String> columns) {
        super(delivery, selection);
        if (columns.size() < 2) {
            throw new IllegalArgumentException("lines need two columns at least: columns=" + columns);
        }
        this.columns = List.copyOf(columns);
        check(selection);
    }

    @Override
    void check(Selection rows) {
        columns.forEach(rows::column);
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + String.join(", ", columns);
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[][] values = columns.stream().map(selection()::column).toArray(double[][]::new);
        double[] low = Arrays.stream(values).mapToDouble(each -> bound(each, true)).toArray();
        double[] high = Arrays.stream(values).mapToDouble(each -> bound(each, false)).toArray();
        int size = values[0].length;
        int step = Math.ceilDiv(size, MOST_ROWS);
        List<List<double[]>> shades = IntStream.rangeClosed(0, SHADES)
                .mapToObj(shade -> (List<double[]>) new ArrayList<double[]>()).toList();
        for (int row = 0; row < size; row += step) {
            double[] line = new double[values.length];
            for (int k = 0; k < line.length; k++) {
                line[k] = high[k] > low[k] ? (values[k][row] - low[k]) / (high[k] - low[k]) : 0.5 + 0 * values[k][row];
            }
            double last = line[line.length - 1];
            shades.get(Double.isNaN(last) ? 0 : 1 + (int) Math.min(last * SHADES, SHADES - 1)).add(line);
        }
        XYPlot plot = plot(theme, low, high);
        for (int shade = 0; shade <= SHADES; shade++) {
            add(plot, shade, shades.get(shade), theme);
        }
        int failed = shades.getFirst().size();
        return chart(plot, false, "coloured by " + columns.getLast(),
                failed > 0 ? "grey: " + NumberText.count(failed, "row") + " without a value" : "",
                step > 1 ? "every " + step + "th of " + size + " rows" : "");
    }

    private static double bound(double[] values, boolean least) {
        var numbers = Arrays.stream(values).filter(each -> !Double.isNaN(each));
        return (least ? numbers.min() : numbers.max()).orElse(0);
    }

    private XYPlot plot(ChartTheme theme, double[] low, double[] high) {
        SymbolAxis names = new SymbolAxis(null, columns.stream().map(this::label).toArray(String[]::new));
        names.setGridBandsVisible(false);
        names.setRange(-0.4, columns.size() - 0.6);
        NumberAxis heights = new NumberAxis(null);
        heights.setRange(-0.08, 1.08);
        heights.setVisible(false);
        XYPlot plot = new XYPlot(null, names, heights, null);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(false);
        for (int k = 0; k < low.length; k++) {
            plot.addAnnotation(new XYLineAnnotation(k, 0, k, 1, new BasicStroke(1.2f), theme.text()));
            plot.addAnnotation(text(NumberText.of(low[k]), k, -0.02, TextAnchor.TOP_CENTER, theme));
            plot.addAnnotation(text(NumberText.of(high[k]), k, 1.02, TextAnchor.BOTTOM_CENTER, theme));
        }
        return plot;
    }

    private static XYTextAnnotation text(String text, double x, double y, TextAnchor anchor, ChartTheme theme) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
        annotation.setTextAnchor(anchor);
        annotation.setPaint(theme.text());
        return annotation;
    }

    private static void add(XYPlot plot, int shade, List<double[]> lines, ChartTheme theme) {
        double[][] points = new double[2][lines.stream().mapToInt(line -> line.length + 1).sum()];
        int at = 0;
        for (double[] line : lines) {
            for (int k = 0; k < line.length; k++) {
                points[0][at] = k;
                points[1][at++] = line[k];
            }
            points[0][at] = Double.NaN;
            points[1][at++] = Double.NaN;
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries(shade, points);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        ChartTheme.keepLooks(renderer);
        Color colour = shade == 0 ? Color.GRAY : (Color) Colours.ofLines(0, 1, theme).getPaint((shade - 0.5) / SHADES);
        renderer.setSeriesPaint(0, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
        renderer.setSeriesStroke(0, new BasicStroke(1));
        plot.setDataset(shade, data);
        plot.setRenderer(shade, renderer);
    }
}
