package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Multiples of 1, 2 or 5 times a power of ten. All is computed with decimal numbers, since the differences that an axis
/// shows may be as small as the last digits of its values.
final class LinearTicks {
    private static final int[] STEPS = {1, 2, 5, 10};
    /// How far from where its label says, as a part of the axis, a tick may stand.
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int MORE_DIGITS = 2;

    private LinearTicks() {}

    static Ticks of(Extent extent, int most, boolean whole) {
        BigDecimal low = BigDecimal.valueOf(extent.low());
        BigDecimal high = BigDecimal.valueOf(extent.high());
        BigDecimal step = step(high.subtract(low).divide(BigDecimal.valueOf(most), MathContext.DECIMAL64));
        double coarsest = Math.max(Math.ulp(extent.low()), Math.ulp(extent.high()));
        step = step.max(step(BigDecimal.valueOf(coarsest)));
        if (whole) {
            step = step.max(BigDecimal.ONE);
        }
        List<BigDecimal> values = multiples(low, high, step);
        int exponent = exponent(step);
        List<BigDecimal> told = new ArrayList<>();
        for (BigDecimal value : values) {
            BigDecimal exact = new BigDecimal(value.doubleValue());
            boolean isThere = exact.subtract(value).abs().compareTo(high.subtract(low).multiply(TOLERANCE)) <= 0;
            told.add(isThere ? value : exact.setScale(MORE_DIGITS - exponent, RoundingMode.HALF_EVEN));
        }
        return TickLabels.ticks(values, told, high.subtract(low), told.equals(values) ? exponent : exponent - MORE_DIGITS);
    }

    private static List<BigDecimal> multiples(BigDecimal low, BigDecimal high, BigDecimal step) {
        List<BigDecimal> values = new ArrayList<>();
        BigInteger first = low.divide(step, 0, RoundingMode.CEILING).toBigInteger();
        for (BigDecimal value = step.multiply(new BigDecimal(first)); value.compareTo(high) <= 0; value = value.add(step)) {
            values.add(value);
        }
        return values;
    }

    /// The least round number that is not less.
    static BigDecimal step(BigDecimal least) {
        BigDecimal decade = BigDecimal.ONE.scaleByPowerOfTen(exponent(least));
        for (int times : STEPS) {
            BigDecimal step = decade.multiply(BigDecimal.valueOf(times));
            if (step.compareTo(least) >= 0) {
                return step;
            }
        }
        throw new IllegalArgumentException("no step: least=" + least);
    }

    /// Of the first digit: 2 for 123.
    static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }
}
