package dev.tandem.charts;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.SweepResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a result that a chart shows. Immutable.
///
/// @param slices what they have in common, such as `gamma = 0.44`
record Selection(SweepResult result, int[] rows, List<String> slices) {
    /// Numbers that were computed in two ways may differ in their last digits.
    private static final double TOLERANCE = 1e-9;

    static Selection all(SweepResult result) {
        if (result.size() == 0) {
            throw new TandemException("nothing to plot: sweep=" + result.name() + ", rows=0");
        }
        return new Selection(result, IntStream.range(0, result.size()).toArray(), List.of());
    }

    /// Those of the rows that have the value in the column.
    ///
    /// @throws TandemException when there are none; tells the nearest value
    Selection where(String column, double value) {
        double[] all = result.column(column);
        int[] some = Arrays.stream(rows).filter(row -> isNear(all[row], value)).toArray();
        if (some.length == 0) {
            double nearest = Arrays.stream(rows).mapToDouble(row -> all[row]).filter(Double::isFinite).boxed()
                    .min((a, b) -> Double.compare(Math.abs(a - value), Math.abs(b - value))).orElse(Double.NaN);
            throw new TandemException("no row has this value: column=" + column + ", value=" + value + ", nearest="
                    + nearest + ", sweep=" + result.name());
        }
        List<String> both = new ArrayList<>(slices);
        both.add(column + " = " + text(value, all));
        return new Selection(result, some, List.copyOf(both));
    }

    /// Those of the rows whose value lies between two others.
    ///
    /// @throws TandemException when there are none
    Selection between(String column, double low, double high) {
        double[] all = result.column(column);
        int[] some = Arrays.stream(rows).filter(row -> all[row] >= low && all[row] <= high).toArray();
        if (some.length == 0) {
            throw new TandemException("no row has such a value: column=" + column + ", low=" + low + ", high=" + high
                    + ", sweep=" + result.name());
        }
        List<String> more = new ArrayList<>(slices);
        more.add(column + " from " + text(low, all) + " to " + text(high, all));
        return new Selection(result, some, List.copyOf(more));
    }

    /// What rows do not have whose value is NaN in [#column]: `value`, or `finite value` where some are infinite.
    String valueWord(String name) {
        double[] all = result.column(name);
        return Arrays.stream(rows).anyMatch(row -> Double.isInfinite(all[row])) ? "finite value" : "value";
    }

    private static String text(double value, double[] all) {
        return Extent.of(all, Scale.LINEAR).map(each -> NumberText.within(value, each.low(), each.high())).orElse("");
    }

    private static boolean isNear(double a, double b) {
        return a == b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    /// The values of a column in these rows, infinite ones as NaN: nothing can show where they are.
    ///
    /// @throws TandemException when none of them is a number
    double[] column(String name) {
        double[] all = result.column(name);
        double[] some = Arrays.stream(rows).mapToDouble(row -> Double.isFinite(all[row]) ? all[row] : Double.NaN).toArray();
        if (Arrays.stream(some).allMatch(Double::isNaN)) {
            String why = result.failures().isEmpty() ? ""
                    : ", first failure=" + result.failures().getFirst().error().getMessage();
            throw new TandemException("no row has a " + valueWord(name) + ": column=" + name + ", sweep=" + result.name() + ", rows="
                    + rows.length + ", failed=" + result.failures().size() + why);
        }
        return some;
    }
}
