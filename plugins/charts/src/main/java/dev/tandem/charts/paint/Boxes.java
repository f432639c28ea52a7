package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Scale;
import java.util.Arrays;
import java.util.List;
import org.jfree.data.statistics.BoxAndWhiskerItem;

/// Quartiles, whiskers and outliers of a group of values; of any finite ones, while those of the library are infinite for
/// large values.
public final class Boxes {
    private static final double WHISKER = 1.5;

    private Boxes() {}

    /// @param sorted ascending, at least one
    public static BoxAndWhiskerItem of(double[] sorted) {
        double low = quantile(sorted, 0.25);
        double high = quantile(sorted, 0.75);
        double least = Scale.LINEAR.at(-WHISKER, low, high);
        double most = Scale.LINEAR.at(1 + WHISKER, low, high);
        double[] inside = Arrays.stream(sorted).filter(each -> each >= least && each <= most).toArray();
        List<Double> outliers = Arrays.stream(sorted).filter(each -> each < least || each > most).boxed().toList();
        return new BoxAndWhiskerItem(null, quantile(sorted, 0.5), low, high, inside[0], inside[inside.length - 1], sorted[0],
                sorted[sorted.length - 1], outliers);
    }

    /// Between neighbours in proportion, as most programs do.
    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int index = (int) at;
        return at == index ? sorted[index] : Scale.LINEAR.at(at - index, sorted[index], sorted[index + 1]);
    }
}
