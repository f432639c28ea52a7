package dev.tandem.charts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/// One chart of each kind, over a grid of 12 x 12 places of which some failed.
public final class Kinds {
    private static final int SIZE = 12;

    private Kinds() {}

    public static Map<String, Chart<?>> of(Path folder) throws Exception {
        return of(folder, part -> part, part -> part, part -> part);
    }

    /// @param x from a part of the way to a value, as is y
    /// @param value the same for what is computed
    public static Map<String, Chart<?>> of(Path folder, DoubleUnaryOperator x, DoubleUnaryOperator y, DoubleUnaryOperator value)
            throws Exception {
        double last = SIZE - 1;
        SweepPlot plot = new SweepPlot(Results.of(folder, IntStream.range(0, SIZE * SIZE).mapToObj(k -> {
            double a = k / SIZE / last;
            double b = k % SIZE / last;
            boolean failed = a > 0.8 && b > 0.8 || k == 3 * SIZE + 4;
            return x.applyAsDouble(a) + "," + y.applyAsDouble(b) + "," + (failed ? Double.NaN : value.applyAsDouble((a + b * b) / 2));
        }).toArray(String[]::new)), new ChartDelivery(_ -> {}));
        Map<String, Chart<?>> kinds = new LinkedHashMap<>();
        kinds.put("line", plot.line("a", "v"));
        kinds.put("scatter", plot.scatter("a", "v"));
        kinds.put("histogram", plot.histogram("v"));
        kinds.put("heat map", plot.heatmap("a", "b", "v").markMaximum());
        kinds.put("contour", plot.contour("a", "b", "v"));
        kinds.put("parallel", plot.parallel("a", "b", "v"));
        kinds.put("box", plot.box("a", "v"));
        double[] xs = IntStream.range(0, 40).mapToDouble(i -> x.applyAsDouble(i / 39.0)).toArray();
        double[] ys = IntStream.range(0, 40).mapToDouble(i -> i == 7 ? Double.NaN : value.applyAsDouble(i / 39.0)).toArray();
        kinds.put("series", new SeriesChart(new ChartDelivery(_ -> {})).line("y", xs, ys));
        kinds.put("array", new ArrayImage(new ChartDelivery(_ -> {}),
                Nd4j.createFromArray(DoubleStream.of(ys).toArray()).reshape(5, 8)));
        return kinds;
    }
}
