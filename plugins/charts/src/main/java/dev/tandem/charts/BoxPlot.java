package dev.tandem.charts;

import dev.tandem.charts.paint.BoxRenderer;
import dev.tandem.charts.paint.Boxes;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Lines;
import dev.tandem.charts.paint.NamesAxis;
import dev.tandem.charts.scale.DistinctNames;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.data.statistics.DefaultBoxAndWhiskerCategoryDataset;

/// How the values of a column are distributed for each value of another: boxes from quartile to quartile with the
/// median, whiskers up to one and a half times that length, and outliers as dots.
///
/// A column with many values is put into bins of equal numbers of rows. Boxes stand side by side at equal distances,
/// whatever the scale of x.
public final class BoxPlot extends SweepChart<BoxPlot> {
    private static final int MOST_BOXES = 24;
    private static final int BINS = 10;

    private final String x;
    private final String value;

    BoxPlot(ChartDelivery delivery, Selection selection, String x, String value) {
        super(delivery, selection);
        this.x = x;
        this.value = value;
        check(selection);
    }

    @Override
    void check(Selection rows) {
        rows.column(x);
        checkScale(rows, value, yScaleOr(null));
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + value + " by " + x;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[] xs = selection().column(x);
        Scale scale = yScale(value);
        double[] all = selection().column(value);
        double[] values = scale.shown(all);
        int[] valid = IntStream.range(0, xs.length).filter(row -> !Double.isNaN(xs[row]) && !Double.isNaN(values[row])).toArray();
        double[] sorted = IntStream.of(valid).mapToDouble(row -> xs[row]).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        boolean isBinned = distinct.length > MOST_BOXES;
        double[] begins = isBinned
                ? IntStream.range(0, BINS).mapToDouble(k -> sorted[(int) ((long) k * sorted.length / BINS)]).distinct().toArray()
                : distinct;
        DistinctNames names = DistinctNames.of(begins);
        DefaultBoxAndWhiskerCategoryDataset data = new DefaultBoxAndWhiskerCategoryDataset();
        for (int k = 0; k < begins.length; k++) {
            int bin = k;
            double[] box = IntStream.of(valid).filter(row -> bin(begins, xs[row]) == bin).mapToDouble(row -> values[row])
                    .sorted().toArray();
            data.add(Boxes.of(box), value, (isBinned ? "from " : "") + names.texts().get(k));
        }
        long missing = IntStream.range(0, xs.length).filter(row -> Double.isNaN(xs[row]) || Double.isNaN(all[row])).count();
        ScaleAxis range = Lines.axis(yLabelOr(label(value)), scale);
        BoxRenderer renderer = new BoxRenderer(theme);
        ChartTheme.keepLooks(renderer);
        return chart(new CategoryPlot(data, new NamesAxis(xLabelOr(label(x)) + names.minus()), range, renderer), false,
                missing > 0 ? missing + " of " + xs.length + " rows without a " + selection().valueWord(value) : "", leftOut(all, value, scale));
    }

    private static int bin(double[] begins, double at) {
        int found = Arrays.binarySearch(begins, at);
        return found >= 0 ? found : -found - 2;
    }
}
