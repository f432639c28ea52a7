package dev.tandem.charts.scale;

import java.util.Arrays;

/// How values become places between two ends: by themselves or by their logarithms. Any finite values do, those of
/// subnormal size and those whose difference is no `double` included.
public enum Scale {
    LINEAR {
        @Override
        public boolean shows(double value) {
            return Double.isFinite(value);
        }

        @Override
        public double part(double value, double low, double high) {
            double size = high - low;
            return Double.isInfinite(size) ? (value / 2 - low / 2) / (high / 2 - low / 2) : (value - low) / size;
        }

        @Override
        double between(double part, double low, double high) {
            double size = high - low;
            double value = Double.isInfinite(size) ? 2 * (low / 2 + part * (high / 2 - low / 2)) : low + part * size;
            return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
        }
    },
    LOGARITHMIC {
        @Override
        public boolean shows(double value) {
            return value > 0 && Double.isFinite(value);
        }

        @Override
        public double part(double value, double low, double high) {
            if (value <= 0) {
                return BELOW;
            }
            return isNarrow(low, high) ? LINEAR.part(value, low, high)
                    : LINEAR.part(Math.log10(value), Math.log10(low), Math.log10(high));
        }

        @Override
        double between(double part, double low, double high) {
            double value = isNarrow(low, high) ? LINEAR.between(part, low, high)
                    : Math.pow(10, LINEAR.between(part, Math.log10(low), Math.log10(high)));
            return Math.clamp(value, Double.MIN_VALUE, Double.MAX_VALUE);
        }
    };

    /// Where bars begin that have no end: out of sight.
    private static final double BELOW = -1;
    /// Logarithms of values this close to each other differ in their last digits only.
    private static final double NARROW = 1 + 1e-6;
    private static final int FEWEST = 3;
    private static final double LEAST_SPAN = 10;
    private static final double EXACT = 1e-6;
    /// People write geometric samples as 1, 2, 5, 10 or 1, 3, 10, 30.
    private static final double ROUNDED = 0.25;

    /// Whether a value has a place.
    public abstract boolean shows(double value);

    /// Where a value is: 0 at `low`, 1 at `high`.
    public abstract double part(double value, double low, double high);

    /// The value at a place: `low` at 0, `high` at 1; never infinite, and always one that has a place.
    public final double at(double part, double low, double high) {
        return part == 0 ? low : part == 1 ? high : between(part, low, high);
    }

    abstract double between(double part, double low, double high);

    private static boolean isNarrow(double low, double high) {
        return Math.max(low, high) / Math.min(low, high) < NARROW;
    }

    /// The values, with NaN for those without a place.
    public double[] shown(double[] values) {
        return Arrays.stream(values).map(each -> shows(each) ? each : Double.NaN).toArray();
    }

    /// The scale on which samples are evenly spread: logarithmic for three or more with a constant ratio, or at least four
    /// with ratios that are alike, over a decade or more.
    public static Scale of(double[] samples) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double sample : samples) {
            if (sample <= 0) {
                return LINEAR;
            }
            low = Math.min(low, Double.isNaN(sample) ? low : sample);
            high = Math.max(high, Double.isNaN(sample) ? high : sample);
        }
        return high / low >= LEAST_SPAN * (1 - EXACT) && isGeometric(samples) ? LOGARITHMIC : LINEAR;
    }

    private static boolean isGeometric(double[] samples) {
        double[] logs = Arrays.stream(samples).filter(Double::isFinite).map(Math::log).sorted().distinct().toArray();
        if (logs.length < FEWEST) {
            return false;
        }
        double mean = (logs[logs.length - 1] - logs[0]) / (logs.length - 1);
        double most = 0;
        for (int i = 1; i < logs.length; i++) {
            most = Math.max(most, Math.abs((logs[i] - logs[i - 1]) / mean - 1));
        }
        return most <= (logs.length > FEWEST ? ROUNDED : EXACT);
    }
}
