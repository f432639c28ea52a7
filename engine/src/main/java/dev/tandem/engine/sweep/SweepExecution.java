package dev.tandem.engine.sweep;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.map.Consecutive;
import dev.tandem.engine.internal.map.Gathered;
import dev.tandem.engine.internal.point.Computed;
import dev.tandem.engine.internal.point.ComputedRows;
import dev.tandem.engine.internal.point.Design;
import dev.tandem.engine.internal.point.Output;
import dev.tandem.engine.internal.point.PointTask;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.pool.MapListener;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.SweepEvent.FinishedRow;
import dev.tandem.engine.sweep.store.RowStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// One run of a sweep: maps the row numbers, notes what comes, and tells of it. Confined to the thread that runs it,
/// but for the control.
final class SweepExecution implements MapListener<Computed> {
    private static final AtomicLong IDS = new AtomicLong();

    private final SweepEvent.SweepRun about;
    private final PointTask task;
    private final Rounds rounds;
    private final WorkerPool pool;
    private final ProgressListeners listeners;
    private final RunControl control;
    private final Supplier<Journal> open;
    private final Pace pace;
    /// Has the map that runs ask whether points may begin; called by whoever pauses.
    private volatile Runnable ask = () -> {};
    /// Set when it runs.
    private Journal journal;
    private int[] rows;

    private SweepExecution(SweepPlan plan, Design design, Rounds rounds, WorkerPool pool, Supplier<Journal> open) {
        Objects.requireNonNull(pool, () -> "no pool: pool=null, sweep=" + plan.name());
        this.about = new SweepEvent.SweepRun(IDS.incrementAndGet(), plan.name(), plan.parameterNames(),
                plan.only(Output::isNumber).outputNames(), pool.name());
        this.task = new PointTask(design, plan.outputs(), plan.steps());
        this.rounds = rounds;
        this.pool = pool;
        this.open = open;
        this.listeners = new ProgressListeners(plan.listeners());
        this.pace = new Pace(design.size());
        this.control = new RunControl(pace, () -> {
            SweepEvents.CHANNEL.emit(SweepEvent.class, this::changed);
            ask.run();
        });
    }

    /// A run from the beginning, with a file of its own. Code and values are those of this moment.
    static SweepExecution fresh(SweepPlan plan, Design design, Rounds rounds, WorkerPool pool) {
        return at(SweepFiles.fresh(plan), plan, design, rounds, pool);
    }

    /// As [#fresh], with a certain file.
    ///
    /// @throws TandemException when there is such a file
    static SweepExecution into(Path file, SweepPlan plan, Design design, Rounds rounds, WorkerPool pool) {
        if (Files.exists(Objects.requireNonNull(file, "no file: file=null"))) {
            throw new TandemException("there is such a file: path=" + file + ", sweep=" + plan.name());
        }
        return at(file, plan, design, rounds, pool);
    }

    private static SweepExecution at(Path file, SweepPlan plan, Design design, Rounds rounds, WorkerPool pool) {
        Table table = Table.of(plan.columns(), design.size(), design::column);
        RowStore store = file == null ? null : SweepStores.describe(plan, design, rounds.kind(), table, file);
        return new SweepExecution(plan, design, rounds, pool, () -> Journal.fresh(plan.name(), table, store));
    }

    /// A run that goes on where a file ends.
    ///
    /// @throws TandemException when the file is of another sweep; names what differs
    static SweepExecution resumed(SweepPlan plan, Design design, WorkerPool pool, Path file) {
        RowStore found = RowStore.open(Objects.requireNonNull(file, "no file: file=null"));
        Table table = Table.of(plan.columns(), design.size(), design::column);
        RowStore wanted = SweepStores.describe(plan, design, Rounds.PLAIN, table, file);
        SweepStores.requireSame(found, wanted, plan, design);
        return new SweepExecution(plan, design, Rounds.ONE, pool, () -> Journal.continuing(plan, table, wanted));
    }

    /// As [#resumed], where the file may have fewer points.
    ///
    /// @throws TandemException when they are not the first ones of the design
    static SweepExecution extended(SweepPlan plan, Design design, WorkerPool pool, Path file) {
        RowStore found = RowStore.open(Objects.requireNonNull(file, "no file: file=null"));
        Table table = Table.of(plan.columns(), design.size(), design::column);
        RowStore wanted = SweepStores.describe(plan, design, Rounds.PLAIN, table, file);
        RowStore longer = SweepStores.requireFirst(found, wanted, plan, design);
        return new SweepExecution(plan, design, Rounds.ONE, pool, () -> Journal.extending(plan, table, longer));
    }

    SweepEvent.SweepRun about() {
        return about;
    }

    RunControl control() {
        return control;
    }

    SweepProgress progress() {
        return pace.progress();
    }

    SweepResult run() {
        control.begin();
        Throwable stopped = null;
        try (Journal opened = open.get()) {
            journal = opened;
            begin();
            runRounds();
        } catch (CallInterruptedException e) {
            stopped = e;
            if (!control.end()) {
                throw e;
            }
        } catch (RuntimeException | Error e) {
            stopped = e;
            throw e;
        } finally {
            control.end();
            tellEnd(stopped);
        }
        return journal.result();
    }

    private void tellEnd(Throwable stopped) {
        SweepEvent.Ending ending = switch (stopped) {
            case null -> SweepEvent.Ending.COMPLETE;
            case CallInterruptedException _ -> control.isCancelled() ? SweepEvent.Ending.CANCELLED : SweepEvent.Ending.INTERRUPTED;
            // One with a cause was not ended by anybody: it could not go on.
            case ClosedException closed when closed.getCause() == null -> SweepEvent.Ending.CLOSED;
            default -> SweepEvent.Ending.FAILED;
        };
        String error = stopped == null ? null : ending == SweepEvent.Ending.CANCELLED ? "cancelled" : stopped.toString();
        listeners.tell(() -> new SweepEvent.Ended(about, Instant.now(), pace.progress(), ending, error));
    }

    private SweepEvent changed() {
        return new SweepEvent.Changed(about, Instant.now(), pace.progress());
    }

    @Override
    public void begins(Runnable again) {
        ask = again;
    }

    /// What was told meanwhile by the thread that paused it is told again, in order with the rows.
    @Override
    public boolean mayBegin() {
        if (control.takeNews()) {
            listeners.tell(this::changed);
        }
        return !control.isPaused();
    }

    private void begin() {
        // Asked once: it looks at rows until one is finished.
        int known = journal.isNew() ? 0 : journal.table().size();
        for (int row = 0; row < known; row++) {
            if (!journal.isWanted(row)) {
                pace.finishedBefore(journal.table().books().status(row) == RowStatus.FAILED);
            }
        }
        listeners.tell(() -> new SweepEvent.Started(about, Instant.now(), pace.progress()));
    }

    private void runRounds() {
        int[] next = rounds.rows(0, journal.table());
        for (int round = 1; next != null; round++) {
            rows = journal.isNew() ? next : IntStream.of(next).filter(journal::isWanted).toArray();
            pool.map(task, items(), this);
            next = rounds.rows(round, journal.table());
        }
        pace.total(pace.progress().done());
    }

    /// The rows; all from the first on need not travel. By hand, as for [Rounds#ONE].
    private List<Integer> items() {
        int inOrder = 0;
        while (inOrder < rows.length && rows[inOrder] == inOrder) {
            inOrder++;
        }
        if (inOrder == rows.length) {
            return new Consecutive(inOrder);
        }
        Integer[] boxed = new Integer[rows.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = rows[i];
        }
        return Arrays.asList(boxed);
    }

    @Override
    public String label(int first, int count) {
        String numbers = count == 1 ? "row " + rows[first] : "rows " + rows[first] + "-" + rows[first + count - 1];
        return numbers + " of " + about.name();
    }

    @Override
    public String place(int item) {
        return "row=" + rows[item];
    }

    @Override
    public void arrived(int worker, int first, List<Computed> computed) {
        ComputedRows all = rowsOf(computed);
        for (int i = 0; all.errors() != null && i < all.size(); i++) {
            requireSound(rows[first + i], worker, all.get(i));
        }
        SweepFailure[] failed = journal.finished(rows, first, worker, all);
        pace.finished(worker, all.nanos(), all.failures());
        journal.write();
        listeners.tell(() -> new SweepEvent.RowsFinished(about, Instant.now(), pace.progress(), worker,
                IntStream.range(0, all.size()).mapToObj(i -> new FinishedRow(new SweepRow(journal.table(), rows[first + i]),
                        Duration.ofNanos(all.nanos()[i]), failed == null ? null : failed[i])).toList()));
    }

    private static ComputedRows rowsOf(List<Computed> computed) {
        // A list of another kind of elements only by its type: what a point task gathers are its rows.
        return (ComputedRows) ((Gathered.View) (List<?>) computed).values();
    }

    private void requireSound(int row, int worker, Computed computed) {
        if (computed.isFatal()) {
            throw new TaskFailedException("sweep cannot be computed: sweep=" + about.name() + ", row=" + row + ", worker="
                    + worker + ", " + journal.point(row) + ", error=" + computed.error(), worker, computed.error());
        }
    }

    @Override
    public Computed lost(int item, WorkerLostException error) {
        int row = rows[item];
        Computed computed = new Computed(null, null, new WorkerLostException("point lost its workers: sweep=" + about.name()
                + ", row=" + row + ", " + journal.point(row) + ", last=" + error.getMessage(), error.worker(),
                error.pid()), false, 2, 0);
        SweepFailure failure = journal.finished(row, error.worker(), computed);
        pace.finished(error.worker(), new long[] {computed.nanos()}, 1);
        journal.write();
        listeners.tell(() -> new SweepEvent.RowsFinished(about, Instant.now(), pace.progress(), error.worker(),
                new ArrayList<>(List.of(new FinishedRow(new SweepRow(journal.table(), row), Duration.ZERO, failure)))));
        return computed;
    }
}
