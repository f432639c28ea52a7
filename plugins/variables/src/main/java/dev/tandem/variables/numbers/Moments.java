package dev.tandem.variables.numbers;

import dev.tandem.charts.scale.NumberText;
import dev.tandem.plugin.ScriptValue;
import java.util.Locale;

/// What numbers come to. Immutable.
///
/// @param finite how many are
/// @param least of the finite ones, as `greatest` and `mean`; NaN where there is none
public record Moments(long finite, long notNumbers, long infinite, long negativeInfinite, double least, double mean, double greatest) {
    /// Of some numbers of a value, a certain distance apart.
    ///
    /// @throws IllegalStateException when it cannot be read any more
    public static Moments of(ScriptValue value, long from, long step, Looking looking) {
        long finite = 0;
        long notNumbers = 0;
        long infinite = 0;
        long negativeInfinite = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (Blocks blocks = new Blocks(value, from, step, howMany(value, from, step), looking); blocks.next();) {
            for (int i = 0; i < blocks.length(); i++) {
                double number = blocks.number(i);
                if (Double.isFinite(number)) {
                    finite++;
                    least = Math.min(least, number);
                    greatest = Math.max(greatest, number);
                    // Never more than the greatest, as a sum would be.
                    mean += number / finite - mean / finite;
                } else if (Double.isNaN(number)) {
                    notNumbers++;
                } else if (number > 0) {
                    infinite++;
                } else {
                    negativeInfinite++;
                }
            }
        }
        return finite == 0 ? new Moments(0, notNumbers, infinite, negativeInfinite, Double.NaN, Double.NaN, Double.NaN)
                : new Moments(finite, notNumbers, infinite, negativeInfinite, least, mean, greatest);
    }

    static long howMany(ScriptValue value, long from, long step) {
        return Math.ceilDiv(Math.max(0, value.size() - from), step);
    }

    /// In a line.
    public String text() {
        String head = finite == 0 ? "no finite number"
                : "min " + NumberText.of(least) + "   mean " + NumberText.of(mean) + "   max " + NumberText.of(greatest);
        return head + others("NaN", notNumbers) + others("Infinity", infinite) + others("-Infinity", negativeInfinite);
    }

    private static String others(String name, long count) {
        return count == 0 ? "" : "   " + String.format(Locale.ROOT, "%,d", count) + " " + name;
    }
}
