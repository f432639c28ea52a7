package dev.tandem.engine.runtime;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.place.Place;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A fixed number of worker processes that one pool, operator or task pool owns. Thread-safe.
///
/// It belongs to the innermost open scope and ends with it, when closed, or some time after nobody can
/// reach it any more and no call is pending. Lost workers are replaced; see [Restoration].
public final class WorkerGroup implements AutoCloseable, Keepable {
    private static final Cleaner CLEANER = Cleaner.create(
            work -> EngineThreads.create("tandem-cleaner", work));

    private final GroupControl control;

    private WorkerGroup(GroupControl control) {
        this.control = control;
        CLEANER.register(this, () -> control.end("nobody can reach it"));
    }

    /// Starts all workers of a group and waits until they are ready.
    ///
    /// @throws TandemException when one cannot be started; nothing is left then
    public static WorkerGroup open(GroupSpec spec) {
        ParallelExecutionManager scope = ParallelExecutionManager.current();
        return open(spec, scope.place(), scope);
    }

    /// As [#open(GroupSpec)], at another place than that of the scope.
    public static WorkerGroup open(GroupSpec spec, Place place) {
        return open(spec, place, ParallelExecutionManager.current());
    }

    private static WorkerGroup open(GroupSpec spec, Place place, ParallelExecutionManager scope) {
        place.check(spec.options());
        place.check(spec.size());
        GroupControl control = new GroupControl(spec, place, scope);
        control.open();
        return new WorkerGroup(control);
    }

    /// Has a worker run a [dev.tandem.engine.function.Task] after those it was given before. Never waits.
    ///
    /// The timeout counts from now, so it covers the wait for earlier calls: a call that is computing
    /// when it expires is ended with its worker, one that has not begun is only withdrawn. Cancelling
    /// the future cancels the task, and ends its worker if that does not help. What depends on the
    /// future runs on the engine's threads and must not block.
    public CompletableFuture<Object> call(int worker, Shipment task, CallOptions options) {
        return call(worker, task, options, null);
    }

    /// As [#call(int, Shipment, CallOptions)], for a task that says something before its answer.
    ///
    /// @param listener hears it, or null
    public RunningCall call(int worker, Shipment task, CallOptions options, CallListener listener) {
        WorkerSlot slot = control.slot(worker);
        if (control.ended()) {
            throw control.refusal();
        }
        if (task.payload().length > control.longestMessage()) {
            throw new CannotShipException("too long for one call: bytes=" + task.payload().length + ", limit=" + control.longestMessage()
                    + ", label=" + options.label());
        }
        PendingCall call = new PendingCall(slot, task, options, listener, this);
        if (!call.sendable()) {
            throw new ClosedException("shipment was closed: group=" + name() + ", label=" + options.label());
        }
        slot.submit(call);
        return call;
    }

    /// Corrects the counts of a worker, for calls that hold several tasks or none.
    public void countTasks(int worker, int moreDone, int moreFailed) {
        control.slot(worker).countTasks(moreDone, moreFailed);
    }

    /// Done when all workers are gone, for whatever reason.
    public CompletableFuture<Void> gone() {
        return control.finished().copy();
    }

    /// Waits for the value of a call.
    ///
    /// @throws TandemException what the call failed with, with the stack of the calling thread
    /// @throws CallInterruptedException at once when the caller is interrupted; the call is cancelled
    public static Object await(CompletableFuture<?> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for a worker: thread="
                    + Thread.currentThread().getName(), e);
        } catch (CancellationException e) {
            throw new ClosedException("call was cancelled: thread=" + Thread.currentThread().getName(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TandemException known) {
                throw known.metAt(e.getStackTrace());
            }
            throw new TandemException("call failed: cause=" + e.getCause(), e.getCause());
        }
    }

    /// Waits for the ends of some calls; when one fails the others are cancelled.
    ///
    /// @throws TandemException as [#await]: what the first call failed with that did
    public static void awaitAll(List<CompletableFuture<Object>> calls) {
        FirstFailure failure = FirstFailure.among(calls, () -> calls.forEach(call -> call.cancel(true)));
        for (CompletableFuture<Object> call : calls) {
            if (!failure.happened()) {
                awaitUnlessGivenUp(call, failure);
            }
        }
        if (failure.happened()) {
            await(calls.get(failure.number()));
        }
    }

    private static void awaitUnlessGivenUp(CompletableFuture<Object> call, FirstFailure failure) {
        try {
            await(call);
        } catch (CallInterruptedException e) {
            throw e;
        } catch (TandemException e) {
            if (!failure.happened()) {
                throw e;
            }
        }
    }

    /// Whether long arrays of a shipment may lie in shared memory; see [Shipment].
    public boolean sharesMemory() {
        return control.sharesMemory();
    }

    public String name() {
        return control.name();
    }

    /// Tells this group from others of the same name, in events and snapshots.
    public long id() {
        return control.id();
    }

    public int size() {
        return control.size();
    }

    /// True once it was closed, terminated or given up.
    public boolean closed() {
        return control.ended();
    }

    /// Why it was closed, terminated or given up; null before.
    public String endReason() {
        return control.endReason();
    }

    /// What kept it from going on, such as that a worker cannot be replaced; null while it is open, and when somebody has
    /// ended it.
    public TandemException endCause() {
        return control.endCause();
    }

    /// Has it live on when the run that opened it is followed by another.
    @Override
    public void keep() {
        control.keep();
    }

    /// The last lines that a worker printed; readable after its end.
    public List<String> log(int worker) {
        return control.slot(worker).log().lines();
    }

    /// What the workers do now.
    public RuntimeSnapshot.Group snapshot() {
        return control.snapshot();
    }

    /// Ends one worker, whatever it does, and fails its call; another process takes its place. Does not wait.
    public void killWorker(int worker) {
        control.slot(worker).kill();
    }

    /// Ends all workers and returns when they are gone. Pending calls fail.
    public void terminate() {
        control.end("closed").join();
    }

    /// The same as [#terminate()].
    @Override
    public void close() {
        terminate();
    }
}
