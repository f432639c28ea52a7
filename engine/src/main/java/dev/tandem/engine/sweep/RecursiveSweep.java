package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.point.Design;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Draws random samples, in rounds of as many as the samples have, until enough points have succeeded. Immutable.
///
/// The table holds the first of those that succeeded, in the order in which they were drawn: what is chosen does not
/// depend on values or times, so the sample is one of all points that can succeed.
public final class RecursiveSweep {
    static final int STANDARD_ROUNDS = 10;

    private final SweepPlan plan;
    private final int wanted;
    private final int rounds;

    RecursiveSweep(SweepPlan plan, int wanted, int rounds) {
        if (wanted < 1 || rounds < 1) {
            throw new IllegalArgumentException("at least one point and one round: points=" + wanted + ", rounds=" + rounds);
        }
        this.plan = plan;
        this.wanted = wanted;
        this.rounds = rounds;
    }

    /// How many rounds there are at most; 10 unless set, and one for samples that were drawn elsewhere.
    public RecursiveSweep rounds(int most) {
        return new RecursiveSweep(plan, wanted, most);
    }

    /// Computes until enough points have succeeded.
    ///
    /// @throws SweepIncompleteException when the last round is over before; it holds what has succeeded
    /// @throws TandemException when samples are not random, or for the reasons of [Sweep#run]
    public SweepResult run(WorkerPool pool) {
        plan.requireComplete();
        if (!Design.isJoint(plan.parameters())) {
            throw new TandemException("only random samples can be drawn again: sweep=" + plan.name() + ", parameters="
                    + plan.parameterNames());
        }
        int each = plan.parameters().getFirst().samples().count();
        int most = plan.parameters().stream().anyMatch(p -> p.samples() instanceof Samples.Random random && random.isGiven()) ? 1 : rounds;
        Design design = Design.of(plan.parameters(), most);
        Rounds batches = (round, table) -> round == most ? null : next(round, each, table);
        SweepResult all = RunningSweep.during(SweepExecution.fresh(plan, design, batches.of("recursive sweep"), pool));
        int[] succeeded = IntStream.range(0, all.size()).filter(row -> isDone(all.table(), row)).limit(wanted).toArray();
        SweepResult result = all.only(succeeded);
        if (succeeded.length < wanted && all.rows().stream().noneMatch(row -> row.status() == RowStatus.MISSING)) {
            throw new SweepIncompleteException("too few points succeeded: sweep=" + plan.name() + ", wanted=" + wanted
                    + ", succeeded=" + succeeded.length + ", rounds=" + most + ", points=" + all.size()
                    + (most < rounds ? ", given samples cannot be drawn again" : "")
                    + all.failures().stream().min(Comparator.comparingInt(SweepFailure::row))
                            .map(failure -> ", first failure=" + failure.error().getMessage()).orElse(""),
                    result);
        }
        return result;
    }

    private int[] next(int round, int each, Table table) {
        long succeeded = IntStream.range(0, round * each).filter(row -> isDone(table, row)).count();
        return succeeded >= wanted ? null : IntStream.range(round * each, (round + 1) * each).toArray();
    }

    private static boolean isDone(Table table, int row) {
        return table.books().status(row) == RowStatus.DONE
                && Arrays.stream(table.columns()).noneMatch(column -> Double.isNaN(column[row]));
    }
}
