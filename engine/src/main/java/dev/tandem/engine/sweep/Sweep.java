package dev.tandem.engine.sweep;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.point.Design;
import dev.tandem.engine.internal.point.Output;
import dev.tandem.engine.internal.point.Parameter;
import dev.tandem.engine.internal.point.PointSteps;
import dev.tandem.engine.internal.store.StoredColumn.Kind;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.point.Point;
import dev.tandem.engine.sweep.point.PointAction;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A table to be computed: parameters with their samples, and outputs that are functions of a [Point].
///
/// Immutable: each step makes a new sweep, and one sweep may run often and on several threads. Fixed samples are
/// meshed, the last parameter fastest; random ones are rows already. The table does not depend on the kind of
/// pool or the number of workers, unless an output does.
///
/// What is finished goes to a file while the sweep runs, so that [#resume] can go on after a crash; see [SweepFiles].
public final class Sweep {
    private final SweepPlan plan;

    private Sweep(SweepPlan plan) {
        this.plan = plan;
    }

    /// A sweep without parameters and outputs yet.
    public static Sweep named(String name) {
        return new Sweep(new SweepPlan(SweepPlan.requireName(name), List.of(), List.of(), PointSteps.NONE, List.of(),
                SweepPlan.Keeping.STANDARD));
    }

    /// Adds a parameter.
    ///
    /// @throws IllegalArgumentException when there is a parameter or output of that name already
    public Sweep parameter(String parameter, Samples samples) {
        return parameter(parameter, samples, SetMode.VALUE);
    }

    /// Adds a parameter whose samples are for a bound or the state of a [dev.tandem.engine.sweep.point.ModelVariable].
    public Sweep parameter(String parameter, Samples samples, SetMode mode) {
        return new Sweep(plan.with(new Parameter(parameter, Objects.requireNonNull(samples, parameter),
                Objects.requireNonNull(mode, parameter), Marks.NONE)));
    }

    /// Adds an output: a function that runs on the workers, with copies of what it captures.
    ///
    /// @throws IllegalArgumentException when there is a parameter or output of that name already
    public Sweep output(String output, Function1<Point, ? extends Number> function) {
        return with(output, Kind.NUMBER, function);
    }

    /// Adds an output that is an array of numbers, of any length at each point.
    public Sweep outputArray(String output, Function1<Point, double[]> function) {
        return with(output, Kind.ARRAY, function);
    }

    /// Adds an output that is a text.
    public Sweep outputText(String output, Function1<Point, String> function) {
        return with(output, Kind.TEXT, function);
    }

    private Sweep with(String output, Kind kind, Function1<Point, ?> function) {
        return new Sweep(plan.with(
                new Output(output, kind, Objects.requireNonNull(function, output), Marks.NONE)));
    }

    /// What a parameter or output is measured in, for files.
    public Sweep units(String column, String units) {
        return new Sweep(plan.marked(column, m -> new Marks(units, m.lower(), m.upper())));
    }

    /// What values a parameter or output may have, for files. An infinite bound is none.
    ///
    /// @throws IllegalArgumentException when no number lies between, or there is no such column
    public Sweep bounds(String column, double lower, double upper) {
        if (!(lower <= upper && lower < Double.POSITIVE_INFINITY && upper > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("no values between: lower=" + lower + ", upper=" + upper + ", column=" + column
                    + ", sweep=" + plan.name());
        }
        return new Sweep(plan.marked(column, m -> new Marks(m.units(), lower, upper)));
    }

    /// Makes something once on each worker, which every point there gets as [Point#built()].
    public Sweep build(Task<?> build) {
        PointSteps s = plan.steps();
        return new Sweep(plan.with(new PointSteps(build, s.initialise(), s.probe(), s.attempts(), s.seed())));
    }

    /// Brings what was built into a known state: at the first point of a worker, and before a failed one is tried
    /// again. Without it, a failed point has everything built anew.
    public Sweep initialise(PointAction initialise) {
        PointSteps s = plan.steps();
        return new Sweep(plan.with(new PointSteps(s.build(), initialise, s.probe(), s.attempts(), s.seed())));
    }

    /// Points at which this is false are skipped: no output is computed there.
    public Sweep probe(Function1<Point, Boolean> probe) {
        PointSteps s = plan.steps();
        return new Sweep(plan.with(new PointSteps(s.build(), s.initialise(), probe, s.attempts(), s.seed())));
    }

    /// How often a point is tried before it has failed; 2 unless set.
    ///
    /// @throws IllegalArgumentException when it is not at least 1
    public Sweep attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("a point is tried at least once: attempts=" + attempts);
        }
        PointSteps s = plan.steps();
        return new Sweep(plan.with(new PointSteps(s.build(), s.initialise(), s.probe(), attempts, s.seed())));
    }

    /// The seed of [Point#random()]; 0 unless set.
    public Sweep seed(long seed) {
        PointSteps s = plan.steps();
        return new Sweep(plan.with(new PointSteps(s.build(), s.initialise(), s.probe(), s.attempts(), seed)));
    }

    /// Has the file of each run made in a certain folder, which must exist.
    public Sweep storedIn(Path folder) {
        return new Sweep(plan.with(new SweepPlan.Keeping(folder, true, plan.keeping().retriesFailed())));
    }

    /// Has no file made: what is finished is lost when this process is.
    public Sweep notStored() {
        return new Sweep(plan.with(new SweepPlan.Keeping(null, false, plan.keeping().retriesFailed())));
    }

    /// Has [#resume] and [#extend] compute the failed rows of the file again, too. Each keeps its error until it is computed.
    public Sweep retryFailed() {
        return new Sweep(plan.with(new SweepPlan.Keeping(plan.keeping().folder(), plan.keeping().isStored(), true)));
    }

    /// Adds a listener that is told of each run, on the thread that runs the sweep, which waits meanwhile. One that
    /// throws is told nothing more of that run.
    public Sweep onProgress(Consumer<? super SweepEvent> listener) {
        return new Sweep(plan.with(listener));
    }

    /// Computes all rows; returns when they are finished.
    ///
    /// A point at which an output throws again when it is tried again, or which loses its worker twice, becomes a row
    /// of NaN, and the others go on; see [SweepResult#failures()]. Code that asks for a parameter that there is none
    /// of, or that cannot be linked, ends the sweep: it would fail everywhere.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no parameter or no output, the outputs cannot travel, building fails, the
    ///     pool is closed or the caller is interrupted
    public SweepResult run(WorkerPool pool) {
        return RunningSweep.during(SweepExecution.fresh(plan, design(), Rounds.ONE, pool));
    }

    /// As [#run], in a thread of its own.
    public RunningSweep start(WorkerPool pool) {
        return RunningSweep.start(SweepExecution.fresh(plan, design(), Rounds.ONE, pool));
    }

    /// As [#run], with a certain file.
    ///
    /// @throws dev.tandem.engine.TandemException when there is such a file; it is not touched
    public SweepResult runInto(WorkerPool pool, Path file) {
        return RunningSweep.during(SweepExecution.into(file, plan, design(), Rounds.ONE, pool));
    }

    /// Computes the rows that are missing in the file of an earlier run and adds them to it. Rows that failed have failed,
    /// unless the sweep is one that retries them: `sweep.retryFailed().resume(pool, file)`.
    ///
    /// @throws dev.tandem.engine.TandemException when it is no file of a sweep; or samples, seed, outputs, code or captured values are not those
    ///     of that run: names what differs, and has changed nothing
    public SweepResult resume(WorkerPool pool, Path file) {
        return RunningSweep.during(SweepExecution.resumed(plan, design(), pool, file));
    }

    /// As [#resume], in a thread of its own.
    public RunningSweep startResumed(WorkerPool pool, Path file) {
        return RunningSweep.start(SweepExecution.resumed(plan, design(), pool, file));
    }

    /// As [#resume], for a sweep with more points than the run had, whose points are its first: with a greater count of uniform,
    /// normal, Halton or Sobol samples of the same seed; with further values of drawn samples; or, on a grid, of the first
    /// parameter, which runs slowest. The file is then one of this sweep.
    ///
    /// @throws dev.tandem.engine.TandemException when the points of the run are not the first of this sweep, as those of a Latin hypercube or of
    ///     evenly spaced samples never are; or for the reasons of [#resume]. Nothing was changed
    public SweepResult extend(WorkerPool pool, Path file) {
        return RunningSweep.during(SweepExecution.extended(plan, design(), pool, file));
    }

    /// As [#extend], in a thread of its own.
    public RunningSweep startExtended(WorkerPool pool, Path file) {
        return RunningSweep.start(SweepExecution.extended(plan, design(), pool, file));
    }

    /// A sweep that draws random samples until a number of points has succeeded. Samples that were drawn elsewhere are taken
    /// as they are, in one round.
    ///
    /// @throws IllegalArgumentException when the number is not at least 1
    public RecursiveSweep untilSucceeded(int points) {
        return new RecursiveSweep(plan, points, RecursiveSweep.STANDARD_ROUNDS);
    }

    /// A sweep with points around each point of this one.
    public DifferentialSweep differential() {
        return DifferentialSweep.around(plan);
    }

    private Design design() {
        plan.requireComplete();
        return Design.of(plan.parameters());
    }

    public String name() {
        return plan.name();
    }

    @Override
    public String toString() {
        return "Sweep[" + plan.name() + ", parameters=" + plan.parameterNames() + ", outputs=" + plan.outputNames() + "]";
    }
}
