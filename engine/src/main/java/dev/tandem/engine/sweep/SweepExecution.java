package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.MapListener;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.SweepEvent.FinishedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One run of a sweep: maps the row numbers, puts what comes into the table, and tells of it. Confined to the
/// thread that runs it.
final class SweepExecution implements MapListener<PointTask.Computed> {
    private static final AtomicLong IDS = new AtomicLong();

    private final SweepEvent.SweepRun about;
    private final PointTask task;
    private final WorkerPool pool;
    private final ProgressListeners listeners;
    private final Table table;
    private final List<SweepFailure> failures = new ArrayList<>();
    private long begin;
    private int done;

    SweepExecution(String name, PointTask task, WorkerPool pool, List<Consumer<? super SweepEvent>> listeners) {
        this.about = new SweepEvent.SweepRun(IDS.incrementAndGet(), name, task.design().names().list(),
                task.outputs().list(), pool.name());
        this.task = task;
        this.pool = pool;
        this.listeners = new ProgressListeners(listeners);
        this.table = Table.of(task.design(), task.outputs());
    }

    SweepResult run() {
        begin = System.nanoTime();
        listeners.tell(() -> new SweepEvent.Started(about, Instant.now(), progress()));
        Throwable stopped = null;
        try {
            pool.map(task, IntStream.range(0, table.size()).boxed().toList(), this);
        } catch (RuntimeException | Error e) {
            stopped = e;
            throw e;
        } finally {
            String error = stopped == null ? null : stopped.toString();
            listeners.tell(() -> new SweepEvent.Ended(about, Instant.now(), progress(), error));
        }
        failures.sort(Comparator.comparingInt(SweepFailure::row));
        return new SweepResult(about.name(), table, List.copyOf(failures));
    }

    @Override
    public void arrived(int worker, int first, List<PointTask.Computed> computed) {
        SweepFailure[] failed = new SweepFailure[computed.size()];
        for (int i = 0; i < failed.length; i++) {
            PointTask.Computed one = computed.get(i);
            if (one.error() == null) {
                table.setOutputs(first + i, one.values());
            } else {
                failed[i] = failed(first + i, pointFailed(first + i, worker, one.error()));
            }
        }
        done += failed.length;
        listeners.tell(() -> new SweepEvent.RowsFinished(about, Instant.now(), progress(), worker,
                IntStream.range(0, failed.length).mapToObj(i -> new FinishedRow(table.row(first + i),
                        Duration.ofNanos(computed.get(i).nanos()), failed[i])).toList()));
    }

    @Override
    public PointTask.Computed lost(int row, WorkerLostException error) {
        SweepFailure failure = failed(row, new WorkerLostException("point lost its workers: sweep=" + about.name()
                + ", row=" + row + ", " + task.design().point(row) + ", last=" + error.getMessage(), error.worker(),
                error.pid()));
        done++;
        listeners.tell(() -> new SweepEvent.RowsFinished(about, Instant.now(), progress(), error.worker(),
                List.of(new FinishedRow(table.row(row), Duration.ZERO, failure))));
        return new PointTask.Computed(null, error, 0);
    }

    private SweepFailure failed(int row, TandemException error) {
        SweepFailure failure = new SweepFailure(row, error);
        failures.add(failure);
        return failure;
    }

    private TaskFailedException pointFailed(int row, int worker, Throwable error) {
        return new TaskFailedException("point failed: sweep=" + about.name() + ", row=" + row + ", worker=" + worker
                + ", " + task.design().point(row) + ", error=" + error, worker, error);
    }

    private SweepProgress progress() {
        return new SweepProgress(table.size(), done, failures.size(), Duration.ofNanos(System.nanoTime() - begin));
    }
}
