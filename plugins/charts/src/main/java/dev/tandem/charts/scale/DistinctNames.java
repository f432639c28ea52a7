package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// DistinctNames of different values that stand side by side. Where telling them apart takes many digits, they say how far the
/// values are from a round number.
///
/// @param minus what belongs behind the label of the axis, such as ` − 1e20`; often empty
public record DistinctNames(List<String> texts, String minus) {
    private static final int LONGEST = 12;

    /// @param sorted ascending, all different
    public static DistinctNames of(double[] sorted) {
        List<String> texts = NumberText.distinct(sorted);
        if (texts.stream().allMatch(text -> text.length() <= LONGEST)) {
            return new DistinctNames(texts, "");
        }
        List<BigDecimal> values = Arrays.stream(sorted).mapToObj(BigDecimal::new).toList();
        BigDecimal least = null;
        for (int i = 1; i < values.size(); i++) {
            BigDecimal gap = values.get(i).subtract(values.get(i - 1));
            least = least == null || gap.compareTo(least) < 0 ? gap : least;
        }
        if (least == null) {
            return new DistinctNames(texts, "");
        }
        Ticks ticks = TickLabels.ticks(values, values, values.getLast().subtract(values.getFirst()),
                LinearTicks.exponent(least) - 1);
        return new DistinctNames(ticks.major().stream().map(Ticks.Tick::label).toList(), TickLabels.minus(ticks.offset()));
    }
}
