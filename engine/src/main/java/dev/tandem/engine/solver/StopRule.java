package dev.tandem.engine.solver;

import java.util.Optional;

/// Says after which step a solver stops.
@FunctionalInterface
public interface StopRule {
    /// The reason to stop after this step, if there is one.
    Optional<String> reached(SolverStep step);

    /// After so many steps.
    static StopRule count(int steps) {
        return step -> step.iteration() >= steps ? Optional.of("count: steps=" + step.iteration()) : Optional.empty();
    }

    /// When the residual is down to the noise: below tau times its level (Morozov's discrepancy principle; Engl, Hanke and
    /// Neubauer, Regularization of Inverse Problems, 1996, section 4.3).
    ///
    /// @param tau greater than 1
    static StopRule discrepancy(double noiseLevel, double tau) {
        return step -> step.residual() <= tau * noiseLevel
                ? Optional.of("discrepancy: residual=" + step.residual() + ", noise=" + noiseLevel) : Optional.empty();
    }

    /// When a step changes the iterate by less than this part.
    static StopRule relativeChange(double tolerance) {
        return step -> step.change() <= tolerance ? Optional.of("relative change: change=" + step.change()) : Optional.empty();
    }

    /// Stops when one of both does.
    default StopRule or(StopRule other) {
        return step -> reached(step).or(() -> other.reached(step));
    }

    /// Stops when both do.
    default StopRule and(StopRule other) {
        return step -> reached(step).flatMap(first -> other.reached(step).map(second -> first + "; " + second));
    }
}
