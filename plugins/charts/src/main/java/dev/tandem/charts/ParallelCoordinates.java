package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Colours;
import dev.tandem.charts.paint.ColumnAxis;
import dev.tandem.charts.paint.ColumnText;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.engine.TandemException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/// Rows of a sweep as lines across one upright axis for each column, coloured by the last of them.
///
/// Rows without a value in the last column are grey, and those without one in another column are broken there; both are counted,
/// since what is left of them may be nothing that is seen.
public final class ParallelCoordinates extends SweepChart<ParallelCoordinates> {
    private static final int SHADES = 24;
    private static final int MOST_ROWS = 4_000;

    private final List<String> columns;
    /// The scales that were asked for; guarded by this.
    private final Map<String, Scale> chosen = new HashMap<>();

    ParallelCoordinates(ChartDelivery delivery, Selection selection, List<String> columns) {
        super(delivery, selection);
        if (columns.size() < 2) {
            throw new IllegalArgumentException("lines need two columns at least: columns=" + columns);
        }
        this.columns = List.copyOf(columns);
        check(selection);
    }

    /// Draws columns by their logarithm; a line has no place there where its value is not positive.
    ///
    /// @throws TandemException when nothing in a column is positive
    public ParallelCoordinates log(String... names) {
        return choose(Scale.LOGARITHMIC, names);
    }

    /// Draws columns as they are, also where samples have a constant ratio.
    public ParallelCoordinates linear(String... names) {
        return choose(Scale.LINEAR, names);
    }

    private ParallelCoordinates choose(Scale scale, String... names) {
        return changed(() -> {
            if (!columns.containsAll(List.of(names))) {
                throw new TandemException("no such column here: wanted=" + List.of(names) + ", columns=" + columns);
            }
            List.of(names).forEach(name -> chosen.put(name, scale));
            check(selection());
        });
    }

    @Override
    public ParallelCoordinates logX() {
        throw refused("log");
    }

    @Override
    public ParallelCoordinates logY() {
        throw refused("log");
    }

    @Override
    public ParallelCoordinates linearX() {
        throw refused("linear");
    }

    @Override
    public ParallelCoordinates linearY() {
        throw refused("linear");
    }

    private TandemException refused(String word) {
        return new TandemException("each column has an axis of its own: use " + word + "(\"" + columns.getFirst() + "\"), columns="
                + columns);
    }

    @Override
    void check(Selection rows) {
        columns.forEach(column -> checkScale(rows, column, chosen.get(column)));
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + String.join(", ", columns);
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[][] values = columns.stream().map(selection()::column).toArray(double[][]::new);
        Scale[] scales = columns.stream().map(column -> scale(chosen.get(column), column)).toArray(Scale[]::new);
        Extent[] extents = IntStream.range(0, values.length)
                .mapToObj(k -> Extent.of(values[k], scales[k]).orElseThrow()).toArray(Extent[]::new);
        int size = values[0].length;
        int step = Math.ceilDiv(size, MOST_ROWS);
        List<List<double[]>> shades = IntStream.rangeClosed(0, SHADES)
                .mapToObj(shade -> (List<double[]>) new ArrayList<double[]>()).toList();
        // Each step-th row could be of one sample of a parameter alone.
        SplittableRandom random = new SplittableRandom(size);
        for (int from = 0; from < size; from += step) {
            int row = from + random.nextInt(Math.min(step, size - from));
            double[] line = new double[values.length];
            for (int k = 0; k < line.length; k++) {
                Extent extent = extents[k].roomy(scales[k]);
                line[k] = scales[k].shows(values[k][row]) ? scales[k].part(values[k][row], extent.low(), extent.high()) : Double.NaN;
            }
            double last = line[line.length - 1];
            shades.get(Double.isNaN(last) ? 0 : 1 + (int) Math.min(last * SHADES, SHADES - 1)).add(line);
        }
        XYPlot plot = plot(theme, extents);
        for (int shade = 0; shade <= SHADES; shade++) {
            add(plot, shade, shades.get(shade), theme);
        }
        int last = values.length - 1;
        long grey = IntStream.range(0, size).filter(row -> !scales[last].shows(values[last][row])).count();
        long broken = IntStream.range(0, size).filter(row -> scales[last].shows(values[last][row])
                && IntStream.range(0, last).anyMatch(k -> !scales[k].shows(values[k][row]))).count();
        return chart(plot, false, "coloured by " + columns.getLast(),
                grey > 0 ? "grey: " + NumberText.count(grey, "row") + " without a " + selection().valueWord(columns.getLast()) : "",
                broken > 0 ? "broken: " + NumberText.count(broken, "row") + " with no place on another axis" : "",
                step > 1 ? String.format(Locale.ROOT, "drawn: %,d of %,d rows", Math.ceilDiv(size, step), size) : "");
    }

    private XYPlot plot(ChartTheme theme, Extent[] extents) {
        ColumnAxis names = new ColumnAxis(columns.stream().map(this::label).toList());
        names.setRange(-ColumnAxis.ASIDE, columns.size() - 1 + ColumnAxis.ASIDE);
        NumberAxis heights = new NumberAxis(null);
        heights.setRange(-0.08, 1.08);
        heights.setVisible(false);
        XYPlot plot = new XYPlot(null, names, heights, null);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(false);
        for (int k = 0; k < extents.length; k++) {
            plot.addAnnotation(new XYLineAnnotation(k, 0, k, 1, new BasicStroke(1.2f), theme.text()));
            List<String> ends = NumberText.distinct(new double[] {extents[k].low(), extents[k].high()});
            plot.addAnnotation(new ColumnText(ends.getFirst(), k, -0.02, TextAnchor.TOP_CENTER, theme.text()));
            plot.addAnnotation(new ColumnText(ends.getLast(), k, 1.02, TextAnchor.BOTTOM_CENTER, theme.text()));
        }
        return plot;
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
        Color colour = shade == 0 ? Color.GRAY : Colours.ofLines(theme).getPaint((shade - 0.5) / SHADES);
        renderer.setSeriesPaint(0, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
        renderer.setSeriesStroke(0, new BasicStroke(1));
        plot.setDataset(shade, data);
        plot.setRenderer(shade, renderer);
    }
}
