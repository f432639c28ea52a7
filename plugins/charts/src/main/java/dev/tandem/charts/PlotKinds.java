package dev.tandem.charts;

import dev.tandem.engine.internal.provider.Providers;
import dev.tandem.plugin.PlotKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The kinds of charts of a sweep's rows, by name: the built-in ones and those of plugins. Thread-safe.
final class PlotKinds {
    private record BuiltIn(List<String> columns, BiFunction<SweepPlot, String[], SweepChart<?>> chart) {}

    private static final String MORE = "...";
    private static final Map<String, BuiltIn> BUILT_IN = new TreeMap<>(Map.of(
            "heatmap", new BuiltIn(List.of("x", "y", "value"), (plot, c) -> plot.heatmap(c[0], c[1], c[2])),
            "contour", new BuiltIn(List.of("x", "y", "value"), (plot, c) -> plot.contour(c[0], c[1], c[2])),
            "line", new BuiltIn(List.of("x", "y"), (plot, c) -> plot.line(c[0], c[1])),
            "scatter", new BuiltIn(List.of("x", "y"), (plot, c) -> plot.scatter(c[0], c[1])),
            "box", new BuiltIn(List.of("x", "value"), (plot, c) -> plot.box(c[0], c[1])),
            "histogram", new BuiltIn(List.of("x"), (plot, c) -> plot.histogram(c[0])),
            "parallel", new BuiltIn(List.of("columns..."), SweepPlot::parallel)));

    private PlotKinds() {}

    /// @throws IllegalArgumentException when there is no such kind, or it wants other columns
    static SweepChart<?> chart(SweepPlot plot, String kind, String... columns) {
        String wanted = Providers.normal(kind);
        BuiltIn builtIn = BUILT_IN.get(wanted);
        if (builtIn != null) {
            requireColumns(wanted, builtIn.columns, columns);
            return builtIn.chart.apply(plot, columns);
        }
        PlotKind contributed = Providers.named(PlotKind.class, PlotKind::kind, kind, "no such kind of chart", BUILT_IN.keySet());
        requireColumns(wanted, contributed.columns(), columns);
        return plot.of(contributed, List.of(columns));
    }

    private static void requireColumns(String kind, List<String> wanted, String... given) {
        boolean takesMore = !wanted.isEmpty() && wanted.getLast().endsWith(MORE);
        if (takesMore ? given.length < wanted.size() : given.length != wanted.size()) {
            throw new IllegalArgumentException("not the columns of this kind of chart: kind=" + kind + ", wanted=" + wanted + ", given="
                    + List.of(given));
        }
    }
}
