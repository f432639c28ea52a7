package dev.tandem.charts;

import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.plugin.PlotKind;
import java.util.List;

/// The charts that can be made of the rows of a sweep; `x`, `y` and `value` are names of its columns.
///
/// All of them fail with an `IllegalArgumentException` that lists the columns when there is none of that name, and with
/// a `TandemException` when the result holds nothing that could be shown.
public final class SweepPlot {
    private final SweepResult result;
    private final ChartDelivery delivery;

    public SweepPlot(SweepResult result, ChartDelivery delivery) {
        this.result = result;
        this.delivery = delivery;
    }

    /// A coloured cell for each pair of `x` and `y`.
    public HeatMap heatmap(String x, String y, String value) {
        return new HeatMap(delivery, Selection.all(result), x, y, value).changed(() -> {});
    }

    /// A line through the rows in the order of `x`.
    public SweepXYChart line(String x, String y) {
        return new SweepXYChart(delivery, Selection.all(result), x, y, true).changed(() -> {});
    }

    /// A dot for each row.
    public SweepXYChart scatter(String x, String y) {
        return new SweepXYChart(delivery, Selection.all(result), x, y, false).changed(() -> {});
    }

    /// How many rows have a value of `x` within each of a number of bins.
    public Histogram histogram(String x) {
        return new Histogram(delivery, Selection.all(result), x).changed(() -> {});
    }

    /// Lines along which `value` is the same over `x` and `y`.
    public Contour contour(String x, String y, String value) {
        return new Contour(delivery, Selection.all(result), x, y, value).changed(() -> {});
    }

    /// A line for each row across an axis for each column, coloured by the last column.
    public ParallelCoordinates parallel(String... columns) {
        return new ParallelCoordinates(delivery, Selection.all(result), List.of(columns)).changed(() -> {});
    }

    /// How `value` is distributed for each value of `x`.
    public BoxPlot box(String x, String value) {
        return new BoxPlot(delivery, Selection.all(result), x, value).changed(() -> {});
    }

    /// A chart of a kind that is known by name: one of those above, such as "heatmap", or one that a plugin brings.
    ///
    /// @param columns names of columns, as many as the kind wants
    /// @throws IllegalArgumentException also when there is no such kind, which lists those that are, or it wants other columns
    public SweepChart<?> as(String kind, String... columns) {
        return PlotKinds.chart(this, kind, columns);
    }

    NamedChart of(PlotKind kind, List<String> columns) {
        return new NamedChart(delivery, Selection.all(result), kind, columns).changed(() -> {});
    }
}
