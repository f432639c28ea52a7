package dev.tandem.engine.solver;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A step of a solver, for Flight Recorder; it lasts as long as the step.
@Name("dev.tandem.SolverStep")
@Label("Solver Step")
@Category("Tandem")
@StackTrace(false)
final class SolverEvent extends Event {
    @Label("Solver")
    String solver;
    @Label("Iteration")
    int iteration;
    @Label("Residual")
    double residual;
}
