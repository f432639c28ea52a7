package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import java.util.Objects;
import java.util.Optional;

/// Says after which step a solver stops.
///
/// A rule may never be fulfilled, so a solver takes 10,000 steps at most, and more only after a greater [#count].
@FunctionalInterface
public interface StopRule {
    int STANDARD_LIMIT = 10_000;

    /// The reason to stop after this step, if there is one.
    Optional<String> reached(SolverStep step);

    /// After how many steps a solver fails that this rule has not stopped; 10,000 beyond the greatest count in it.
    default long limit() {
        return STANDARD_LIMIT;
    }

    /// After so many steps.
    ///
    /// @throws TandemException when it is not at least 1
    static StopRule count(int steps) {
        if (steps < 1) {
            throw new TandemException("a solver takes at least one step: count=" + steps);
        }
        return limited((long) steps + STANDARD_LIMIT,
                step -> step.iteration() >= steps ? Optional.of("count: steps=" + step.iteration()) : Optional.empty());
    }

    /// When the residual is down to the noise: at most tau times its level (Morozov's discrepancy principle; Engl, Hanke and
    /// Neubauer, Regularization of Inverse Problems, 1996, section 4.3).
    ///
    /// @param noiseLevel from 0
    /// @param tau at least 1; greater to be sure that it is reached
    static StopRule discrepancy(double noiseLevel, double tau) {
        if (!(noiseLevel >= 0 && tau >= 1 && Double.isFinite(noiseLevel * tau))) {
            throw new TandemException("a noise level is not negative, its factor at least 1, and both are finite: noiseLevel="
                    + noiseLevel + ", tau=" + tau);
        }
        return step -> step.residual() <= tau * noiseLevel
                ? Optional.of("discrepancy: residual=" + step.residual() + ", noise=" + noiseLevel) : Optional.empty();
    }

    /// When a step changes the iterate by less than this part.
    ///
    /// @param tolerance from 0 to below 1
    static StopRule relativeChange(double tolerance) {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new TandemException("a relative change lies from 0 to below 1: tolerance=" + tolerance);
        }
        return step -> step.change() <= tolerance ? Optional.of("relative change: change=" + step.change()) : Optional.empty();
    }

    /// Stops when one of both does.
    default StopRule or(StopRule other) {
        Objects.requireNonNull(other, "no stop rule: other=null");
        return limited(Math.max(limit(), other.limit()), step -> reached(step).or(() -> other.reached(step)));
    }

    /// Stops when both do.
    default StopRule and(StopRule other) {
        Objects.requireNonNull(other, "no stop rule: other=null");
        return limited(Math.max(limit(), other.limit()),
                step -> reached(step).flatMap(first -> other.reached(step).map(second -> first + "; " + second)));
    }

    private static StopRule limited(long limit, StopRule rule) {
        return new StopRule() {
            @Override
            public Optional<String> reached(SolverStep step) {
                return rule.reached(step);
            }

            @Override
            public long limit() {
                return limit;
            }
        };
    }
}
