package dev.tandem.workbench.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BoxAndWhiskerRenderer;
import org.jfree.data.statistics.DefaultBoxAndWhiskerCategoryDataset;

/// How the values of a column are distributed for each value of another: boxes from quartile to quartile with the
/// median, whiskers up to one and a half times that length, and outliers as dots.
///
/// A column with many values is put into bins of equal numbers of rows.
public final class BoxPlot extends SweepChart<BoxPlot> {
    private static final int MOST_BOXES = 24;
    private static final int BINS = 10;
    private static final int MOST_UPRIGHT = 12;

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
        rows.column(value);
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + value + " by " + x;
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        double[] xs = selection().column(x);
        double[] values = selection().column(value);
        int[] valid = IntStream.range(0, xs.length).filter(row -> !Double.isNaN(xs[row] + values[row])).toArray();
        double[] sorted = IntStream.of(valid).mapToDouble(row -> xs[row]).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        boolean isBinned = distinct.length > MOST_BOXES;
        double[] begins = isBinned
                ? IntStream.range(0, BINS).mapToDouble(k -> sorted[(int) ((long) k * sorted.length / BINS)]).distinct().toArray()
                : distinct;
        DefaultBoxAndWhiskerCategoryDataset data = new DefaultBoxAndWhiskerCategoryDataset();
        for (int k = 0; k < begins.length; k++) {
            int bin = k;
            List<Double> box = IntStream.of(valid).filter(row -> bin(begins, xs[row]) == bin).mapToObj(row -> values[row]).toList();
            data.add(box, value, (isBinned ? "from " : "") + NumberText.of(begins[k]));
        }
        int missing = xs.length - valid.length;
        NumberAxis range = new NumberAxis(yLabelOr(label(value)));
        range.setAutoRangeIncludesZero(false);
        CategoryPlot plot = new CategoryPlot(data, axis(begins.length), range, renderer(theme));
        return chart(plot, false, missing > 0 ? missing + " of " + xs.length + " rows without a value" : "");
    }

    private CategoryAxis axis(int boxes) {
        CategoryAxis axis = new CategoryAxis(xLabelOr(label(x)));
        if (boxes > MOST_UPRIGHT) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        return axis;
    }

    private static int bin(double[] begins, double at) {
        int found = Arrays.binarySearch(begins, at);
        return found >= 0 ? found : -found - 2;
    }

    private static BoxAndWhiskerRenderer renderer(ChartTheme theme) {
        BoxAndWhiskerRenderer renderer = new BoxAndWhiskerRenderer();
        ChartTheme.keepLooks(renderer);
        renderer.setMeanVisible(false);
        renderer.setMaximumBarWidth(0.06);
        renderer.setUseOutlinePaintForWhiskers(true);
        renderer.setSeriesPaint(0, theme.series(0));
        renderer.setSeriesOutlinePaint(0, theme.text());
        renderer.setArtifactPaint(theme.text());
        return renderer;
    }
}
