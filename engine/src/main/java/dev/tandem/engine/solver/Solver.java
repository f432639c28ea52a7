package dev.tandem.engine.solver;

import dev.tandem.engine.runtime.RuntimeEvent;
import dev.tandem.engine.runtime.RuntimeEvents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An iteration that approaches a solution of F(x) = y. Each [#next] is one step; the stop rule says which is the last.
///
/// It works with any operator and gives the same iterates for a parallel one as for the sequential one. Each step is told to
/// the listeners and is an event, for the window and for Flight Recorder. For use by one thread.
public abstract class Solver implements Iterator<SolverStep> {
    private static final AtomicLong SOLVERS = new AtomicLong();

    private final long number = SOLVERS.incrementAndGet();
    private final Setting setting;
    private final StopRule rule;
    private final List<Consumer<? super SolverStep>> listeners = new ArrayList<>();
    private int iteration;
    private SolverStep last;

    Solver(Setting setting, StopRule rule) {
        this.setting = setting;
        this.rule = rule;
    }

    /// Tells the listener of each step, on the thread that runs the solver.
    public final Solver listener(Consumer<? super SolverStep> listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public final boolean hasNext() {
        return last == null || last.stopped() == null;
    }

    @Override
    public final SolverStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException("solver has stopped: " + last.stopped());
        }
        SolverEvent event = new SolverEvent();
        event.begin();
        INDArray before = iterate();
        step();
        INDArray after = iterate();
        double size = setting.domain().norm(after);
        double moved = setting.domain().norm(after.sub(before));
        // A copy: the iterate is the solver's own to change.
        SolverStep step = new SolverStep(++iteration, after.dup('c'), residualNorm(), size == 0 ? moved : moved / size, null);
        last = step.stoppedBy(isDone() ? "solved: nothing is left of the gradient" : rule.reached(step).orElse(null));
        record(event);
        listeners.forEach(each -> each.accept(last));
        return last;
    }

    private void record(SolverEvent event) {
        String name = getClass().getSimpleName();
        RuntimeEvents.solverStepped(time -> new RuntimeEvent.SolverStepped(time, number, name, iteration, last.residual(),
                last.change(), last.stopped()));
        event.solver = name;
        event.iteration = iteration;
        event.residual = last.residual();
        event.commit();
    }

    /// Goes on until the stop rule holds.
    ///
    /// @return the last step
    public final SolverStep run() {
        while (hasNext()) {
            next();
        }
        return last;
    }

    final Setting setting() {
        return setting;
    }

    /// Moves the iterate to a new array.
    abstract void step();

    abstract INDArray iterate();

    /// The norm of F(x) - y at the present iterate.
    abstract double residualNorm();

    /// Whether no further step can change anything.
    boolean isDone() {
        return false;
    }
}
