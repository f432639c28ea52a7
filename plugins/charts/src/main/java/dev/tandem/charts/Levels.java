package dev.tandem.charts;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Which levels a contour has by itself.
final class Levels {
    private Levels() {}

    /// Evenly between the ends.
    static double[] even(Extent extent, int number) {
        return IntStream.rangeClosed(1, number).mapToDouble(
                k -> Scale.LINEAR.at(k / (number + 1.0), extent.low(), extent.high())).distinct().toArray();
    }

    /// Round numbers between the ends, at most so many; the middle where there is none.
    static double[] round(Extent extent, int most) {
        double[] levels = Arrays.stream(ScaleAxis.roundNumbers(extent, most + 1))
                .filter(level -> level > extent.low() && level < extent.high()).toArray();
        return levels.length > 0 ? levels : even(extent, 1);
    }
}
