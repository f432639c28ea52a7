package dev.tandem.engine.sweep.sample;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.sequence.Halton;
import dev.tandem.engine.internal.sequence.Sobol;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The kinds of samples of which the n-th makes the n-th row with those of the other parameters.
final class RandomSamples {
    /// By their names.
    static final Map<String, SampleKind<? extends Samples>> KINDS = Map.of(
            "drawn", new SampleKind<>(List.of("values..."), given -> Samples.drawn(given.all("values..."))),
            "normal", new SampleKind<>(List.of("mean", "deviation", "count", "seed"),
                    given -> Samples.normal(given.number("mean"), given.number("deviation"), given.count("count"), given.whole("seed"))),
            "uniform", between(Samples::uniform),
            "latin hypercube", between(Samples::latinHypercube),
            "halton", between(Samples::halton),
            "sobol", between(Samples::sobol));

    /// What is drawn between two ends.
    private interface Between {
        Samples of(double low, double high, int count, long seed);
    }

    private RandomSamples() {}

    private static SampleKind<Samples> between(Between kind) {
        return new SampleKind<>(SampleKind.DRAWN,
                given -> kind.of(given.number("low"), given.number("high"), given.count("count"), given.whole("seed")));
    }

    /// What lies from `low` to below `high`.
    record Range(double low, double high) {
        Range {
            SampleValues.requireFinite("low", low);
            SampleValues.requireFinite("high", high);
            if (low >= high) {
                throw new IllegalArgumentException("no values between: low=" + low + ", high=" + high);
            }
        }

        /// @param part from 0 to below 1
        double at(double part) {
            double width = high - low;
            double value = Double.isFinite(width) ? low + part * width : low * (1 - part) + high * part;
            return Math.min(value, Math.nextDown(high));
        }
    }

    /// See [Samples#uniform(double, double, int, long)].
    record Uniform(double low, double high, int count, long seed) implements Samples.Random {
        Uniform {
            SampleValues.requireCount(count);
            new Range(low, high);
        }

        @Override
        public double[] values(int position, int round) {
            return SampleValues.drawn(count, seed, position, round, random -> random.nextDouble(low, high));
        }
    }

    /// See [Samples#normal(double, double, int, long)].
    record Normal(double mean, double deviation, int count, long seed) implements Samples.Random {
        /// No generator gives what is farther from the mean, in deviations.
        private static final double FARTHEST = 40;

        Normal {
            SampleValues.requireCount(count);
            SampleValues.requireFinite("mean", mean);
            SampleValues.requireFinite("deviation", deviation);
            if (deviation < 0) {
                throw new IllegalArgumentException("a deviation is not negative: deviation=" + deviation);
            }
            SampleValues.requireFinite("the greatest value", Math.abs(mean) + FARTHEST * deviation);
        }

        @Override
        public double[] values(int position, int round) {
            return SampleValues.drawn(count, seed, position, round, random -> random.nextGaussian(mean, deviation));
        }
    }

    /// See [Samples#drawn(double...)].
    record Drawn(List<Double> list) implements Samples.Random {
        Drawn {
            list = List.copyOf(list);
        }

        @Override
        public boolean isGiven() {
            return true;
        }

        @Override
        public int count() {
            return list.size();
        }

        @Override
        public double[] values(int position, int round) {
            if (round > 0) {
                throw new TandemException("given samples cannot be drawn again: count=" + count());
            }
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// See [Samples#named].
    record Contributed(Sampler sampler, SampleArguments given, int count) implements Samples.Random {
        Contributed {
            SampleValues.requireCount(count);
        }

        @Override
        public double[] values(int position, int round) {
            return Samplers.values(sampler, given, position, round, count);
        }
    }

    /// See [Samples#latinHypercube(double, double, int, long)].
    record LatinHypercube(Range range, int count, long seed) implements Samples.Random {
        LatinHypercube {
            SampleValues.requireCount(count);
        }

        @Override
        public double[] values(int position, int round) {
            RandomGenerator random = SampleValues.stream(seed, position, round);
            int[] parts = IntStream.range(0, count).toArray();
            for (int i = count - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = parts[i];
                parts[i] = parts[other];
                parts[other] = kept;
            }
            return IntStream.of(parts).mapToDouble(part -> range.at((part + random.nextDouble()) / count)).toArray();
        }
    }

    /// See [Samples#halton(double, double, int, long)]. Further rounds go on with the sequence.
    record HaltonSequence(Range range, int count, long seed) implements Samples.Random {
        HaltonSequence {
            SampleValues.requireCount(count);
        }

        @Override
        public double[] values(int position, int round) {
            Halton sequence = new Halton(position, SampleValues.stream(seed, position, 0));
            return IntStream.range(0, count).mapToDouble(i -> range.at(sequence.get((long) round * count + i))).toArray();
        }
    }

    /// See [Samples#sobol(double, double, int, long)]. Further rounds go on with the sequence.
    record SobolSequence(Range range, int count, long seed) implements Samples.Random {
        SobolSequence {
            SampleValues.requireCount(count);
        }

        @Override
        public double[] values(int position, int round) {
            Sobol sequence = new Sobol(position, SampleValues.stream(seed, position, 0));
            return IntStream.range(0, count).mapToDouble(i -> range.at(sequence.get((long) round * count + i))).toArray();
        }
    }
}
