package dev.tandem.engine.sweep;

import java.util.Arrays;
import java.util.List;

/// The values that a parameter takes in a sweep. Immutable.
///
/// [Fixed] samples are meshed with those of the other parameters. [Random] ones are drawn in advance, one
/// for each row of the table; the same seed always gives the same numbers.
public sealed interface Samples {
    /// How many values there are.
    int count();

    /// The values, in an array of their own, for the parameter at a position in a sweep.
    ///
    /// Only random samples depend on the position: two parameters of the same seed are independent.
    double[] values(int position);

    /// The values of a first parameter.
    default double[] values() {
        return values(0);
    }

    /// Evenly spaced values, both ends included exactly; a single one is `from`.
    static Samples linear(double from, double to, int count) {
        return new Linear(from, to, count);
    }

    /// Values with a constant ratio, both ends included exactly; a single one is `from`.
    static Samples geometric(double from, double to, int count) {
        return new Geometric(from, to, count);
    }

    /// The given values in the given order.
    static Samples of(double... values) {
        return new Values(Arrays.stream(values).boxed().toList());
    }

    /// Random values, evenly distributed from `low` to below `high`.
    static Samples uniform(double low, double high, int count, long seed) {
        return new Uniform(low, high, count, seed);
    }

    /// Random values of the normal distribution.
    static Samples normal(double mean, double deviation, int count, long seed) {
        return new Normal(mean, deviation, count, seed);
    }

    /// Samples for a full factorial design.
    sealed interface Fixed extends Samples {}

    /// Samples of which the n-th belongs to the n-th row.
    sealed interface Random extends Samples {}

    /// See [Samples#linear(double, double, int)].
    record Linear(double from, double to, int count) implements Fixed {
        public Linear {
            SampleValues.requireCount(count);
            SampleValues.requireFinite("from", from);
            SampleValues.requireFinite("to", to);
            SampleValues.requireFinite("to - from", to - from);
        }

        @Override
        public double[] values(int position) {
            double step = count > 1 ? (to - from) / (count - 1) : 0;
            return SampleValues.between(from, to, count, i -> from + i * step);
        }
    }

    /// See [Samples#geometric(double, double, int)].
    record Geometric(double from, double to, int count) implements Fixed {
        public Geometric {
            SampleValues.requireCount(count);
            SampleValues.requireFinite("from", from);
            SampleValues.requireFinite("to", to);
            if (!(from > 0 && to > 0 || from < 0 && to < 0)) {
                throw new IllegalArgumentException(
                        "a ratio needs two ends of the same sign, not zero: from=" + from + ", to=" + to);
            }
        }

        /// By powers of ten, so that decades come out exactly.
        @Override
        public double[] values(int position) {
            double low = Math.log10(Math.abs(from));
            double step = count > 1 ? (Math.log10(Math.abs(to)) - low) / (count - 1) : 0;
            return SampleValues.between(from, to, count, i -> Math.signum(from) * Math.pow(10, low + i * step));
        }
    }

    /// See [Samples#of(double...)].
    record Values(List<Double> list) implements Fixed {
        public Values {
            list = List.copyOf(list);
        }

        @Override
        public int count() {
            return list.size();
        }

        @Override
        public double[] values(int position) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// See [Samples#uniform(double, double, int, long)].
    record Uniform(double low, double high, int count, long seed) implements Random {
        public Uniform {
            SampleValues.requireCount(count);
            SampleValues.requireFinite("low", low);
            SampleValues.requireFinite("high", high);
            if (low >= high) {
                throw new IllegalArgumentException("no values between: low=" + low + ", high=" + high);
            }
        }

        @Override
        public double[] values(int position) {
            return SampleValues.drawn(count, seed, position, random -> random.nextDouble(low, high));
        }
    }

    /// See [Samples#normal(double, double, int, long)].
    record Normal(double mean, double deviation, int count, long seed) implements Random {
        public Normal {
            SampleValues.requireCount(count);
            SampleValues.requireFinite("mean", mean);
            SampleValues.requireFinite("deviation", deviation);
            if (deviation < 0) {
                throw new IllegalArgumentException("a deviation is not negative: deviation=" + deviation);
            }
        }

        @Override
        public double[] values(int position) {
            return SampleValues.drawn(count, seed, position, random -> random.nextGaussian(mean, deviation));
        }
    }
}
