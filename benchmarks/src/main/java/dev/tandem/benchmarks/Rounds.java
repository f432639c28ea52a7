package dev.tandem.benchmarks;

/// How often something is done.
///
/// @param warmUp rounds whose time does not count
/// @param measured rounds whose time does
/// @param operations how many operations one round has
record Rounds(int warmUp, int measured, long operations) {
    static Rounds of(int warmUp, int measured) {
        return new Rounds(warmUp, measured, 1);
    }

    Rounds each(long count) {
        return new Rounds(warmUp, measured, count);
    }

    Rounds tenth() {
        return new Rounds(Math.min(warmUp, warmUp / 10 + 1), measured / 10 + 1, operations);
    }
}
