package dev.tandem.engine.sweep.sample;

import java.util.List;
import java.util.Map;

/// The kinds of samples that are meshed with those of other parameters.
final class FixedSamples {
    /// By their names.
    static final Map<String, SampleKind<? extends Samples>> KINDS = Map.of(
            "linear", between(Samples::linear),
            "geometric", between(Samples::geometric),
            "reverse geometric", between(Samples::reverseGeometric),
            "values", new SampleKind<>(List.of("values..."), given -> Samples.of(given.all("values..."))));

    /// What lies between two ends.
    private interface Between {
        Samples of(double from, double to, int count);
    }

    private FixedSamples() {}

    private static SampleKind<Samples> between(Between kind) {
        return new SampleKind<>(SampleKind.BETWEEN, given -> kind.of(given.number("from"), given.number("to"), given.count("count")));
    }

    /// See [Samples#linear(double, double, int)].
    record Linear(double from, double to, int count) implements Samples.Fixed {
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
    record Geometric(double from, double to, int count) implements Samples.Fixed {
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
    record Values(List<Double> list) implements Samples.Fixed {
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

    /// See [Samples#reverseGeometric(double, double, int)].
    record ReverseGeometric(Geometric mirrored) implements Samples.Fixed {
        public ReverseGeometric {
            SampleValues.requireFinite("from + to", mirrored.from() + mirrored.to());
        }

        @Override
        public int count() {
            return mirrored.count();
        }

        @Override
        public double[] values(int position) {
            double[] dense = mirrored.values(position);
            double from = mirrored.from();
            double to = mirrored.to();
            return SampleValues.between(from, to, dense.length, i -> from + to - dense[dense.length - 1 - i]);
        }
    }
}
