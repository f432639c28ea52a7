package dev.tandem.engine.internal.array;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// Where the seeds of [ArrayRandom] come from. A class of its own, so that to set it does not load ND4J. Thread-safe.
public final class ArraySeeds {
    /// Set by the class that knows of workers.
    private static volatile LongSupplier source = ArraySeeds::any;

    private ArraySeeds() {}

    /// Says where the seeds come from, each asked for on the thread that is to use it.
    public static void from(LongSupplier seeds) {
        source = Objects.requireNonNull(seeds);
    }

    static long next() {
        return source.getAsLong();
    }

    /// A seed that nobody can foretell.
    public static long any() {
        return new SplittableRandom().nextLong();
    }
}
