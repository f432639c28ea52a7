package dev.tandem.engine.sweep.sample;

import dev.tandem.engine.TandemException;

/// What samplers draw that others have brought, and how they fail. Thread-safe.
final class Samplers {
    private Samplers() {}

    /// What a sampler draws.
    ///
    /// @throws TandemException when it fails
    static double[] values(Sampler sampler, SampleArguments given, int position, int round) {
        double[] values;
        try {
            values = sampler.values(given, position, round);
        } catch (IllegalArgumentException | TandemException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw failed(sampler, TandemException.textOf(e), e);
        }
        if (values == null) {
            throw failed(sampler, "it gave null", null);
        }
        return values.clone();
    }

    /// The same, as many as there were before.
    static double[] values(Sampler sampler, SampleArguments given, int position, int round, int count) {
        double[] values = values(sampler, given, position, round);
        if (values.length != count) {
            throw failed(sampler, "it gave " + values.length + " values instead of " + count + " at position " + position + ", round " + round, null);
        }
        return values;
    }

    private static TandemException failed(Sampler sampler, String why, Throwable cause) {
        return new TandemException("the sampler failed: kind=" + sampler.kind() + ", type=" + sampler.getClass().getName() + ", cause=" + why, cause);
    }
}
