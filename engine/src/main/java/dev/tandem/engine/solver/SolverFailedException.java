package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import java.util.Optional;

/// A solver cannot go on: something became not finite, it diverges, or it took more steps than its rule allows.
public final class SolverFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final int step;
    private final transient SolverStep last;

    SolverFailedException(String message, int step, SolverStep last) {
        super(message);
        this.step = step;
        this.last = last;
    }

    /// The number of the step that failed; 0 before the first.
    public int step() {
        return step;
    }

    /// The last step that was whole, if there was one: its iterate is what the solver had by then.
    public Optional<SolverStep> last() {
        return Optional.ofNullable(last);
    }
}
