package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What ticks of equal steps say: all with the same number of decimals and, where they are large or small, with the same
/// power of ten. Where that takes too many digits, they say how far they are from a round number.
final class TickLabels {
    private static final int MOST_DIGITS = 7;
    private static final int LARGE = 7;
    private static final int SMALL = -4;
    private static final BigDecimal LEAST_YEAR = BigDecimal.valueOf(1000);
    private static final BigDecimal MOST_YEAR = BigDecimal.valueOf(3000);

    private TickLabels() {}

    /// @param at where the ticks are
    /// @param told what they say
    /// @param size of the axis
    /// @param last the exponent of the last digit that they need
    static Ticks ticks(List<BigDecimal> at, List<BigDecimal> told, BigDecimal size, int last) {
        BigDecimal offset = BigDecimal.ZERO;
        if (!told.isEmpty() && exponent(told) - last + 1 > MOST_DIGITS) {
            BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(LinearTicks.exponent(size) + 2);
            offset = told.get(told.size() / 2).divide(unit, 0, RoundingMode.HALF_EVEN).multiply(unit);
        }
        List<BigDecimal> less = new ArrayList<>();
        for (BigDecimal value : told) {
            less.add(value.subtract(offset));
        }
        List<String> labels = of(less, last);
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            ticks.add(new Ticks.Tick(at.get(i).doubleValue(), labels.get(i)));
        }
        return new Ticks(ticks, List.of(), offset);
    }

    private static int exponent(List<BigDecimal> values) {
        return LinearTicks.exponent(values.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO));
    }

    private static List<String> of(List<BigDecimal> values, int last) {
        int first = exponent(values);
        boolean isPlain = first < LARGE && (first >= SMALL || values.stream().allMatch(each -> each.signum() == 0));
        if (isPlain) {
            return plain(values, Math.max(0, -last));
        }
        return values.stream().map(each -> each.signum() == 0 ? "0" : each.movePointLeft(first)
                .setScale(Math.max(0, first - last), RoundingMode.HALF_EVEN).toPlainString() + "e" + first).toList();
    }

    private static List<String> plain(List<BigDecimal> values, int decimals) {
        // An axis from 1900 to 1920 most likely shows years, which nobody writes with a comma.
        boolean isPerhapsYears = decimals == 0 && values.stream().allMatch(
                each -> each.compareTo(LEAST_YEAR) >= 0 && each.compareTo(MOST_YEAR) <= 0);
        DecimalFormat format = new DecimalFormat(isPerhapsYears ? "0" : "#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return values.stream().map(format::format).toList();
    }

    /// Such as ` − 1e20`, for the label of an axis whose ticks are told without it.
    static String minus(BigDecimal offset) {
        if (offset.signum() == 0) {
            return "";
        }
        return (offset.signum() > 0 ? " − " : " + ") + NumberText.exact(offset.abs());
    }
}
