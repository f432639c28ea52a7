package dev.tandem.workbench.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as charts show them: the same in every country.
final class NumberText {
    private static final int DIGITS = 6;
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private NumberText() {}

    /// Such as `1 row` or `2,000 rows`.
    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
    }

    static String of(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < SMALL || size >= LARGE)) {
            return new DecimalFormat("0.####E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value)
                    .replace('E', 'e');
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
    }
}
