package dev.tandem.engine.sweep.sample;

import java.util.List;
import java.util.function.Function;

/// A kind of samples that has a name. Immutable.
///
/// @param <S> what the samples are
/// @param arguments as [Sampler#arguments()]
record SampleKind<S>(List<String> arguments, Function<SampleArguments, S> maker) {
    /// Those that have two ends.
    static final List<String> BETWEEN = List.of("from", "to", "count");
    /// Those that are drawn between two ends.
    static final List<String> DRAWN = List.of("low", "high", "count", "seed");

    /// @throws IllegalArgumentException when it cannot be made of that
    S make(String name, List<? extends Number> given) {
        return maker.apply(SampleArguments.of(name, arguments, given));
    }
}
