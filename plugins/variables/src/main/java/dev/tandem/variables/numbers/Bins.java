package dev.tandem.variables.numbers;

import dev.tandem.plugin.ScriptValue;

/// How many finite numbers lie in each of some intervals of one width. Not to be changed.
///
/// @param low where the first one begins, and
/// @param high where the last one ends
public record Bins(double low, double high, long[] counts) {
    private static final int MOST = 60;

    /// @param summary of the same numbers, with a finite one
    public static Bins of(ScriptValue value, long from, long step, Moments summary, Looking looking) {
        boolean isOne = summary.least() == summary.greatest();
        double room = Math.max(0.5, Math.ulp(summary.least()) * 4);
        double low = isOne ? summary.least() - room : summary.least();
        double high = isOne ? summary.greatest() + room : summary.greatest();
        int number = isOne ? 1 : (int) Math.clamp(Math.ceil(Math.sqrt(summary.finite())), 1, MOST);
        long[] counts = new long[number];
        double width = high / 2 - low / 2;
        for (Blocks blocks = new Blocks(value, from, step, Moments.howMany(value, from, step), looking); blocks.next();) {
            for (int i = 0; i < blocks.length(); i++) {
                double each = blocks.number(i);
                if (Double.isFinite(each)) {
                    // Halves, so that the distance of the greatest numbers is finite, too; clamped, since they may have changed since.
                    counts[(int) Math.clamp((each / 2 - low / 2) / width * number, 0, number - 1)]++;
                }
            }
        }
        return new Bins(low, high, counts);
    }
}
