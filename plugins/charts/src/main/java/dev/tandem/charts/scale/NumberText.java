package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Numbers as charts show them: the same in every country.
public final class NumberText {
    private static final int DIGITS = 6;
    private static final int SHORT = 5;
    /// So many tell any two from each other.
    private static final int ALL_DIGITS = 17;
    private static final BigDecimal SMALL = new BigDecimal("1e-4");
    private static final BigDecimal LARGE = new BigDecimal("1e7");

    private NumberText() {}

    /// Such as `1 row` or `2,000 rows`.
    public static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
    }

    /// With up to six digits.
    public static String of(double value) {
        return of(value, DIGITS);
    }

    /// With as many digits as tell it from others between the two numbers, and six at least.
    public static String within(double value, double low, double high) {
        double size = Math.min(high - low, Double.MAX_VALUE);
        double most = Math.max(Math.abs(low), Math.abs(high));
        double digits = size > 0 ? Math.log10(most) - Math.log10(size) + DIGITS - 2 : DIGITS;
        return of(value, (int) Math.clamp(digits, DIGITS, ALL_DIGITS));
    }

    /// With as few digits as tell different ones from each other, and up to six at least.
    public static List<String> distinct(double[] values) {
        long different = Arrays.stream(values).distinct().count();
        for (int digits = DIGITS; digits < ALL_DIGITS; digits++) {
            int now = digits;
            List<String> texts = Arrays.stream(values).mapToObj(each -> of(each, now)).toList();
            if (texts.stream().distinct().count() == different) {
                return texts;
            }
        }
        return Arrays.stream(values).mapToObj(each -> of(each, ALL_DIGITS)).toList();
    }

    /// Powers of ten or short multiples of them, all with an exponent when one needs it.
    static List<String> alike(List<Double> values) {
        boolean isPlain = values.stream().noneMatch(each -> isLong(BigDecimal.valueOf(each)));
        return values.stream().map(each -> isPlain ? of(each) : scientific(BigDecimal.valueOf(each), SHORT)).toList();
    }

    /// With all its digits.
    static String exact(BigDecimal value) {
        return isLong(value) ? scientific(value, Math.max(1, value.stripTrailingZeros().precision())) : plain(value);
    }

    private static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
        return isLong(rounded) ? scientific(BigDecimal.valueOf(value), digits == DIGITS ? SHORT : digits) : plain(rounded);
    }

    private static boolean isLong(BigDecimal value) {
        return value.signum() != 0 && (value.abs().compareTo(SMALL) < 0 || value.abs().compareTo(LARGE) >= 0);
    }

    private static String scientific(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits)).stripTrailingZeros();
        int exponent = LinearTicks.exponent(rounded);
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    private static String plain(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }
}
