package dev.tandem.benchmarks;

/// How often something is done.
///
/// @param warmUp rounds whose time does not count
/// @param measured rounds whose time does
/// @param operations how many operations one round has
record Repeats(int warmUp, int measured, long operations) {
    static Repeats of(int warmUp, int measured) {
        return new Repeats(warmUp, measured, 1);
    }

    Repeats each(long count) {
        return new Repeats(warmUp, measured, count);
    }

    Repeats tenth() {
        return new Repeats(Math.min(warmUp, warmUp / 10 + 1), measured / 10 + 1, operations);
    }
}
