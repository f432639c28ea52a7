package dev.tandem.charts;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.plugin.PlotKind;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The charts that can be made of the rows of a sweep; `x`, `y` and `value` are names of its columns.
///
/// All of them fail with an `IllegalArgumentException` that lists the columns when there is none of that name, and with
/// a `TandemException` when the result holds nothing that could be shown. When none is asked for in the statement, the first output is drawn
/// over the parameters: over one as a line, over two as a heat map, over more as parallel coordinates.
public final class SweepPlot {
    private final SweepResult result;
    private final ChartDelivery delivery;
    /// What is drawn when nothing is asked for; null for nothing.
    private final Chart<?> standard;

    public SweepPlot(SweepResult result, ChartDelivery delivery) {
        this.result = result;
        this.delivery = delivery;
        standard = standard();
    }

    /// Null where there is nothing to be shown.
    private Chart<?> standard() {
        List<String> parameters = result.parameters();
        if (result.size() == 0 || parameters.isEmpty() || result.outputs().isEmpty()) {
            return null;
        }
        try {
            return standard(parameters, result.outputs().getFirst(), Selection.all(result));
        } catch (TandemException | IllegalArgumentException e) {
            // Such as an output of arrays: whoever asks for another chart is not to hear of this one.
            return null;
        }
    }

    private Chart<?> standard(List<String> parameters, String output, Selection all) {
        return switch (parameters.size()) {
            case 1 -> new SweepXYChart(delivery, all, parameters.getFirst(), output, true).changed(() -> {});
            case 2 -> new HeatMap(delivery, all, parameters.getFirst(), parameters.getLast(), output).changed(() -> {});
            default -> new ParallelCoordinates(delivery, all, Stream.concat(parameters.stream(), Stream.of(output)).toList()).changed(() -> {});
        };
    }

    /// A chart that was asked for takes the place of the one by itself.
    private <C extends Chart<C>> C asked(Supplier<C> chart) {
        if (standard != null) {
            delivery.withdraw(standard);
        }
        return chart.get().changed(() -> {});
    }

    /// A coloured cell for each pair of `x` and `y`.
    public HeatMap heatmap(String x, String y, String value) {
        return asked(() -> new HeatMap(delivery, Selection.all(result), x, y, value));
    }

    /// A line through the rows in the order of `x`.
    public SweepXYChart line(String x, String y) {
        return asked(() -> new SweepXYChart(delivery, Selection.all(result), x, y, true));
    }

    /// A dot for each row.
    public SweepXYChart scatter(String x, String y) {
        return asked(() -> new SweepXYChart(delivery, Selection.all(result), x, y, false));
    }

    /// How many rows have a value of `x` within each of a number of bins.
    public Histogram histogram(String x) {
        return asked(() -> new Histogram(delivery, Selection.all(result), x));
    }

    /// Lines along which `value` is the same over `x` and `y`.
    public Contour contour(String x, String y, String value) {
        return asked(() -> new Contour(delivery, Selection.all(result), x, y, value));
    }

    /// A line for each row across an axis for each column, coloured by the last column.
    public ParallelCoordinates parallel(String... columns) {
        return asked(() -> new ParallelCoordinates(delivery, Selection.all(result), List.of(columns)));
    }

    /// How `value` is distributed for each value of `x`.
    public BoxPlot box(String x, String value) {
        return asked(() -> new BoxPlot(delivery, Selection.all(result), x, value));
    }

    /// A chart of a kind that is known by name: one of those above, such as "heatmap", or one that a plugin brings.
    ///
    /// @param columns names of columns, as many as the kind wants
    /// @throws IllegalArgumentException also when there is no such kind, which lists those that are, or it wants other columns
    public SweepChart<?> as(String kind, String... columns) {
        return PlotKinds.chart(this, kind, columns);
    }

    NamedChart of(PlotKind kind, List<String> columns) {
        return asked(() -> new NamedChart(delivery, Selection.all(result), kind, columns));
    }
}
