package dev.tandem.engine.sweep;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;

/// A handle to a sweep that runs, for any thread: of [Sweep#start], or found by [#all()]. Thread-safe.
public final class RunningSweep {
    private static final Map<Long, RunningSweep> ALL = new ConcurrentSkipListMap<>();

    private final SweepExecution execution;
    private final CompletableFuture<SweepResult> result = new CompletableFuture<>();

    private RunningSweep(SweepExecution execution) {
        this.execution = execution;
    }

    /// The sweeps of this process that run now, in the order in which they were started.
    public static List<RunningSweep> all() {
        return new ArrayList<>(ALL.values());
    }

    /// The one that runs now and has this number in its events, if there is one.
    public static Optional<RunningSweep> find(long id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static RunningSweep start(SweepExecution execution) {
        RunningSweep running = new RunningSweep(execution);
        ALL.put(execution.about().id(), running);
        Thread.ofPlatform().daemon().name("tandem-sweep-" + execution.about().id()).start(running::runAlone);
        return running;
    }

    // The boundary of the thread: whatever ends it has been told to those who wait.
    private void runAlone() {
        try {
            untilOver();
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    /// Runs a sweep in the calling thread, and lets others find it meanwhile.
    static SweepResult during(SweepExecution execution) {
        RunningSweep running = new RunningSweep(execution);
        ALL.put(execution.about().id(), running);
        return running.untilOver();
    }

    private SweepResult untilOver() {
        try {
            SweepResult table = execution.run();
            over();
            result.complete(table);
            return table;
        } catch (RuntimeException | Error e) {
            over();
            result.completeExceptionally(e);
            throw e;
        }
    }

    private void over() {
        ALL.remove(execution.about().id());
    }

    /// Which run this is; the same as in its events.
    public SweepEvent.SweepRun run() {
        return execution.about();
    }

    public SweepProgress progress() {
        return execution.progress();
    }

    /// Begins no further points until [#resume()]; those that have begun are finished.
    public void pause() {
        execution.control().pause(true);
    }

    public void resume() {
        execution.control().pause(false);
    }

    /// Ends it: points that have begun are given up. [#result()] then has the finished rows, and so has its file.
    public void cancel() {
        execution.control().cancel();
    }

    public boolean isOver() {
        return execution.control().isOver();
    }

    /// Waits for its table.
    ///
    /// @throws TandemException what stopped the sweep; or when the caller is interrupted
    public SweepResult result() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: sweep=" + run().name(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TandemException t ? t
                    : new TandemException("sweep failed: sweep=" + run().name() + ", cause=" + e.getCause(), e.getCause());
        }
    }

    @Override
    public String toString() {
        return "RunningSweep[" + run().name() + ", " + progress().done() + " of " + progress().total() + "]";
    }
}
