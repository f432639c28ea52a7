package dev.tandem.engine.sweep.sample;

import dev.tandem.engine.internal.table.TableLimits;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// What the kinds of [Samples] have in common: the checks of their arguments and the making of their values.
final class SampleValues {
    private SampleValues() {}

    static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of samples is not negative: count=" + count);
        }
        TableLimits.requireSamples(count);
    }

    static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + name + "=" + value);
        }
    }

    /// The ends as they are given, whatever rounding does to what lies between.
    static double[] between(double from, double to, int count, IntToDoubleFunction inner) {
        double[] values = IntStream.range(0, count).mapToDouble(inner).toArray();
        if (count > 0) {
            values[count - 1] = to;
            values[0] = from;
        }
        return values;
    }

    /// Numbers that depend on nothing but seed, stream and round.
    static double[] drawn(int count, long seed, int stream, int round, ToDoubleFunction<RandomGenerator> draw) {
        RandomGenerator random = stream(seed, stream, round);
        return IntStream.range(0, count).mapToDouble(i -> draw.applyAsDouble(random)).toArray();
    }

    static RandomGenerator stream(long seed, int stream, int round) {
        SplittableGenerator root = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(seed);
        for (int i = 0; i < stream; i++) {
            root.split();
        }
        SplittableGenerator random = root.split();
        for (int i = 0; i < round; i++) {
            random = random.split();
        }
        return random;
    }
}
