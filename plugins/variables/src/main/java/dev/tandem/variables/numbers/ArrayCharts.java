package dev.tandem.variables.numbers;

import dev.tandem.charts.ArrayImage;
import dev.tandem.charts.BarsChart;
import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.SeriesChart;
import dev.tandem.plugin.Background.Progress;
import dev.tandem.plugin.ScriptValue;

/// The charts of numbers. Each is made on a thread of the background, which reads all numbers that it shows, and can be drawn by any.
public final class ArrayCharts {
    private static final int MOST_LINES = 7;

    private ArrayCharts() {}

    /// Lines where the columns are few, else an image.
    ///
    /// @throws IllegalStateException when the numbers cannot be read any more
    public static Chart<?> natural(String title, Slice slice, Progress progress) {
        return slice.columns() <= MOST_LINES || !slice.value().columns().isEmpty() ? lines(title, slice, progress) : image(title, slice, progress);
    }

    /// A line for each column, of many columns for the first ones.
    public static Chart<?> lines(String title, Slice slice, Progress progress) {
        long shown = Math.min(MOST_LINES, slice.columns());
        Looking looking = new Looking(progress, (double) shown * slice.rows());
        SeriesChart chart = new SeriesChart(nowhere());
        for (long column = 0; column < shown; column++) {
            Reduction.Line line = Reduction.line(slice, column, looking);
            chart.line(slice.columns() == 1 && slice.value().columns().isEmpty() ? title : line.name(), line.x(), line.y());
        }
        String which = shown < slice.columns() ? ": " + shown + " of " + slice.columns() + " columns" : "";
        return chart.title(title + slice.place() + which).xLabel(slice.rowAxis() < 0 || slice.columnAxis() >= 0 ? "row" : "index").yLabel("value");
    }

    public static Chart<?> image(String title, Slice slice, Progress progress) {
        Reduction.Cells cells = Reduction.image(slice, new Looking(progress, (double) slice.rows() * slice.columns()));
        boolean isWhole = cells.rowsEach() <= 1 && cells.columnsEach() <= 1;
        return new ArrayImage(nowhere(), cells.means(), cells.rowsEach(), cells.columnsEach()).title(title + slice.place())
                .valueLabel(isWhole ? "value" : "mean");
    }

    /// Of all numbers of a value, or of one column of a table.
    ///
    /// @return null when none is finite
    public static Chart<?> histogram(String title, ScriptValue value, long column, Progress progress) {
        boolean isTable = !value.columns().isEmpty();
        long from = isTable ? column : 0;
        long step = isTable ? value.columns().size() : 1;
        Looking looking = new Looking(progress, 2.0 * value.size() / step);
        Moments summary = Moments.of(value, from, step, looking);
        if (summary.finite() == 0) {
            return null;
        }
        Bins bins = Bins.of(value, from, step, summary, looking);
        String name = isTable ? value.columns().get((int) column) : "value";
        return new BarsChart(nowhere(), bins.low(), bins.high(), bins.counts()).title(isTable ? title + ": " + name : title).xLabel(name);
    }

    /// They are shown where they are made.
    private static ChartDelivery nowhere() {
        return new ChartDelivery(_ -> {});
    }
}
