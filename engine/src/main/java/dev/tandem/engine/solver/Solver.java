package dev.tandem.engine.solver;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An iteration that approaches a solution of F(x) = y. Each [#next] is one step; the stop rule says which is the last.
///
/// It works with any operator and gives the same iterates for a parallel one as for the sequential one. It never goes on with
/// what is not finite, nor when it diverges, nor beyond [StopRule#limit()]: each is a [SolverFailedException]. Each step is told
/// to the listeners and is an event, for the window and for Flight Recorder. For use by one thread.
public abstract class Solver implements Iterator<SolverStep> {
    private static final AtomicLong SOLVERS = new AtomicLong();
    /// A solver diverges when its residual has grown in each of so many steps ...
    private static final int GROWING_STEPS = 10;
    /// ... and is so many times what it was at the start: other operators than linear ones may lead uphill for a while.
    private static final double FAR = 1000;

    private final long number = SOLVERS.incrementAndGet();
    private final Setting setting;
    private final StopRule rule;
    private final List<Consumer<? super SolverStep>> listeners = new ArrayList<>();
    private int iteration;
    private SolverStep last;
    /// Whether a step was begun and is not whole, so that there is nothing to go on from.
    private boolean isBroken;
    /// Whether whoever watches knows that it failed.
    private boolean isTold;
    private int growing;
    /// NaN until it is known.
    private double firstResidual = Double.NaN;

    Solver(Setting setting, INDArray start, StopRule rule) {
        this.setting = setting;
        this.rule = Objects.requireNonNull(rule, "no stop rule: rule=null");
        setting.operator().domain().require("start", start);
        requireFinite("data", setting.data(), setting.operator().codomain().norm(setting.data()));
        requireFinite("start", start, setting.operator().domain().norm(start));
    }

    /// Where it starts is settled; the last that each constructor does.
    final void begin() {
        firstResidual = requireFinite("F(x) - y", residual(), setting.codomain().norm(residual()));
    }

    /// Tells the listener of each step, on the thread that runs the solver.
    public final Solver listener(Consumer<? super SolverStep> listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public final boolean hasNext() {
        return !isBroken && (last == null || last.stopped() == null);
    }

    /// Takes a step.
    ///
    /// @throws SolverFailedException when it cannot go on; says at which step, and why
    @Override
    public final SolverStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException("solver has stopped: "
                    + (isBroken ? "a step failed, step=" + (iteration + 1) : last.stopped()));
        }
        isBroken = true;
        if (iteration >= rule.limit()) {
            throw failed("step limit", "the stop rule is not fulfilled and StopRule.count(n) sets another limit, steps=" + iteration
                    + ", residual=" + last.residual() + ", change=" + last.change());
        }
        try {
            step();
        } catch (Throwable e) {
            // Whatever the operator threw, a stop included: nothing follows.
            if (!isTold) {
                tell(residualBefore(), changeBefore(), "broke off: " + e);
            }
            throw e;
        }
        listeners.forEach(each -> each.accept(last));
        return last;
    }

    private void step() {
        SolverEvent event = new SolverEvent();
        event.begin();
        INDArray before = iterate();
        INDArray after = advance();
        double size = requireFinite("iterate", after, setting.domain().norm(after));
        settle(after);
        double residual = requireFinite("F(x) - y", residual(), setting.codomain().norm(residual()));
        requireNear(residual);
        double moved = setting.domain().norm(after.sub(before));
        iteration++;
        // A copy: the iterate is the solver's own to change.
        SolverStep step = new SolverStep(iteration, after.dup('c'), residual, size == 0 ? moved : moved / size, null);
        last = step.stoppedBy(isDone() ? "solved: nothing is left of the gradient" : rule.reached(step).orElse(null));
        isBroken = false;
        record(event);
    }

    private double residualBefore() {
        return last == null ? firstResidual : last.residual();
    }

    private double changeBefore() {
        return last == null ? 0 : last.change();
    }

    private void requireNear(double residual) {
        growing = residual > residualBefore() ? growing + 1 : 0;
        if (growing >= GROWING_STEPS && residual > FAR * Math.max(firstResidual, setting.codomain().norm(setting.data()))) {
            throw failed("diverges", "the residual grew in each of the last " + growing + " steps, step=" + (iteration + 1)
                    + ", residual=" + residual + ", residual at the start=" + firstResidual);
        }
    }

    private void record(SolverEvent event) {
        tell(last.residual(), last.change(), last.stopped());
        event.solver = name();
        event.iteration = iteration;
        event.residual = last.residual();
        event.commit();
    }

    private void tell(double residual, double change, String stopped) {
        Announcements.solverStepped(
                time -> new RuntimeEvent.SolverStepped(time, number, name(), iteration, residual, change, stopped));
    }

    private String name() {
        return getClass().getSimpleName();
    }

    /// Goes on until the stop rule holds.
    ///
    /// @return the last step
    /// @throws SolverFailedException when it cannot go on; has the last step before
    public final SolverStep run() {
        while (hasNext()) {
            next();
        }
        return last;
    }

    final Setting setting() {
        return setting;
    }

    /// Whoever watches is told that the solver has stopped, too.
    ///
    /// @param reason in a few words, without a colon
    final SolverFailedException failed(String reason, String details) {
        String message = reason + ": " + details + ", solver=" + name() + ", operator=" + setting.operator();
        tell(residualBefore(), changeBefore(), message);
        isTold = true;
        return new SolverFailedException(message, isBroken ? iteration + 1 : 0, last);
    }

    /// @param x an array of the iteration, and a number that is finite only if all its elements are
    /// @return the number
    /// @throws SolverFailedException when the number is not finite; names the element that is to blame
    final double requireFinite(String what, INDArray x, double size) {
        if (Double.isFinite(size)) {
            return size;
        }
        int step = isBroken ? iteration + 1 : 0;
        double[] values = x.reshape(x.length()).castTo(DataType.DOUBLE).toDoubleVector();
        int bad = 0;
        while (bad < values.length && Double.isFinite(values[bad])) {
            bad++;
        }
        if (bad == values.length) {
            throw failed("not finite", "step=" + step + ", what=square of " + what + ", value=" + size);
        }
        throw failed("not finite", "step=" + step + ", what=" + what + ", element=" + bad + " of " + values.length + ", value="
                + values[bad] + (iterate() == null ? "" : ", iterate from=" + iterate().minNumber() + " to=" + iterate().maxNumber()));
    }

    /// The next iterate, in a new array.
    abstract INDArray advance();

    /// Moves to an iterate, which is finite.
    abstract void settle(INDArray next);

    /// Null before there is one.
    abstract INDArray iterate();

    /// F(x) - y at the present iterate, or its negative.
    abstract INDArray residual();

    /// Whether no further step can change anything.
    boolean isDone() {
        return false;
    }
}
