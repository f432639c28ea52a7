package dev.tandem.benchmarks;

import java.util.Arrays;

/// Many measurements of one thing, in a unit that is known elsewhere.
///
/// @param low the value that a tenth of the measurements stayed below
/// @param high the value that a tenth of the measurements exceeded
record Summary(double median, double low, double high, int count) {
    /// @throws IllegalArgumentException when there is none
    static Summary of(double... measurements) {
        if (measurements.length == 0) {
            throw new IllegalArgumentException("nothing was measured: measurements=0");
        }
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        return new Summary(at(sorted, 0.5), at(sorted, 0.1), at(sorted, 0.9), sorted.length);
    }

    /// Between two measurements lies what is between them.
    private static double at(double[] sorted, double quantile) {
        double position = quantile * (sorted.length - 1);
        int below = (int) position;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (position - below) * (above - sorted[below]);
    }
}
