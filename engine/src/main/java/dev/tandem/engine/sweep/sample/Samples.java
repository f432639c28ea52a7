package dev.tandem.engine.sweep.sample;

import dev.tandem.engine.internal.provider.Providers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

    /// Evenly spaced values, both ends included exactly; a single one is `from`. They descend where `to` is less.
    static Samples linear(double from, double to, int count) {
        return new FixedSamples.Linear(from, to, count);
    }

    /// Values with a constant ratio, both ends included exactly; a single one is `from`.
    static Samples geometric(double from, double to, int count) {
        return new FixedSamples.Geometric(from, to, count);
    }

    /// As [#geometric(double, double, int)] mirrored: dense at `to` instead of at `from`.
    static Samples reverseGeometric(double from, double to, int count) {
        return new FixedSamples.ReverseGeometric(new FixedSamples.Geometric(from, to, count));
    }

    /// The given values in the given order.
    static Samples of(double... values) {
        return new FixedSamples.Values(Arrays.stream(values).boxed().toList());
    }

    /// Random values, evenly distributed from `low` to below `high`.
    static Samples uniform(double low, double high, int count, long seed) {
        return new RandomSamples.Uniform(low, high, count, seed);
    }

    /// Random values of the normal distribution.
    static Samples normal(double mean, double deviation, int count, long seed) {
        return new RandomSamples.Normal(mean, deviation, count, seed);
    }

    /// Values drawn elsewhere: the n-th belongs to the n-th row, as those of the other parameters do.
    static Samples drawn(double... values) {
        return new RandomSamples.Drawn(Arrays.stream(values).boxed().toList());
    }

    /// A Latin hypercube: one value in each of `count` equal parts of the range, in random order.
    static Samples latinHypercube(double low, double high, int count, long seed) {
        return new RandomSamples.LatinHypercube(new RandomSamples.Range(low, high), count, seed);
    }

    /// Halton's sequence, in a base of its own for each parameter; the seed permutes digits.
    static Samples halton(double low, double high, int count, long seed) {
        return new RandomSamples.HaltonSequence(new RandomSamples.Range(low, high), count, seed);
    }

    /// Sobol's sequence, in a dimension of its own for each parameter; the seed shifts it.
    static Samples sobol(double low, double high, int count, long seed) {
        return new RandomSamples.SobolSequence(new RandomSamples.Range(low, high), count, seed);
    }

    /// Samples of a kind that is known by name: a built-in one such as "sobol", or one that a plugin brings.
    ///
    /// @param arguments what the kind is made of, in its order: for "sobol" the least value, the greatest, how many, and the seed
    /// @throws IllegalArgumentException when there is no such kind, which lists those that are, or it is given something else
    /// @throws dev.tandem.engine.TandemException when the sampler fails
    static Samples named(String kind, Number... arguments) {
        String name = Providers.normal(kind);
        List<Number> given = Arrays.stream(arguments).map(Objects::requireNonNull).toList();
        SampleKind<? extends Samples> builtIn = builtIn(name);
        if (builtIn != null) {
            return builtIn.make(name, given);
        }
        Sampler sampler = contributed(kind);
        SampleArguments all = SampleArguments.of(name, List.copyOf(sampler.arguments()), given);
        double[] values = Samplers.values(sampler, all, 0, 0);
        return sampler.isJoint() ? new RandomSamples.Contributed(sampler, all, values.length) : of(values);
    }

    /// What [#named] wants for a kind, in its order; the last one ends with `...` where it takes any number of values.
    ///
    /// @throws IllegalArgumentException when there is no such kind, which lists those that are
    static List<String> arguments(String kind) {
        SampleKind<? extends Samples> builtIn = builtIn(Providers.normal(kind));
        return builtIn != null ? builtIn.arguments() : List.copyOf(contributed(kind).arguments());
    }

    /// The names of all kinds.
    static List<String> kinds() {
        return Providers.kinds(Sampler.class, Sampler::kind, builtInKinds());
    }

    private static SampleKind<? extends Samples> builtIn(String name) {
        SampleKind<? extends Samples> fixed = FixedSamples.KINDS.get(name);
        return fixed != null ? fixed : RandomSamples.KINDS.get(name);
    }

    private static List<String> builtInKinds() {
        return Stream.concat(FixedSamples.KINDS.keySet().stream(), RandomSamples.KINDS.keySet().stream()).toList();
    }

    private static Sampler contributed(String kind) {
        return Providers.named(Sampler.class, Sampler::kind, kind, "no such kind of samples", builtInKinds());
    }

    /// Samples for a full factorial design.
    sealed interface Fixed extends Samples permits FixedSamples.Linear, FixedSamples.Geometric,
            FixedSamples.ReverseGeometric, FixedSamples.Values {}

    /// Samples of which the n-th belongs to the n-th row.
    sealed interface Random extends Samples permits RandomSamples.Uniform, RandomSamples.Normal, RandomSamples.Drawn,
            RandomSamples.Contributed, RandomSamples.LatinHypercube, RandomSamples.HaltonSequence, RandomSamples.SobolSequence {
        /// As many values again, independent of those of other rounds; those of round 0 are [Samples#values(int)].
        ///
        /// @throws dev.tandem.engine.TandemException when they were not drawn here
        double[] values(int position, int round);

        /// Whether there is one round only, since the values were given.
        default boolean isGiven() {
            return false;
        }

        @Override
        default double[] values(int position) {
            return values(position, 0);
        }
    }
}
