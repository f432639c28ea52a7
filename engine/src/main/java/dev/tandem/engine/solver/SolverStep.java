package dev.tandem.engine.solver;

import org.nd4j.linalg.api.ndarray.INDArray;

/// Where a solver stands after a step.
///
/// @param iteration the number of the step, from 1
/// @param iterate the approximate solution x
/// @param residual the norm of F(x) - y
/// @param change the norm of the step relative to that of x
/// @param stopped why this is the last step, or null
public record SolverStep(int iteration, INDArray iterate, double residual, double change, String stopped) {
    SolverStep stoppedBy(String reason) {
        return new SolverStep(iteration, iterate, residual, change, reason);
    }
}
