package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.runtime.Keepable;
import dev.tandem.engine.worker.Worker;
import java.util.List;

/// Deals out parameter sets to processes that build something once and execute it on their share.
///
/// The process that scatters and gathers is the only one of its kind: what peers do together is nothing there. The
/// functions that run on the workers are peers; they reach each other by [#current()]. Not for several threads at
/// once, but for closing. There is none with threads: peers would share what each builds for itself, the static fields of
/// the model above all, and one that hangs could not be ended. Closed by the user, or with the scope in which its workers start.
public interface ParallelManager extends Peers, AutoCloseable, Keepable {
    /// A manager with worker processes, at most as many as there are samples.
    static ParallelManager processes(int workers) {
        return processes(workers, PeerOptions.DEFAULT);
    }

    /// As [#processes(int)], with options.
    static ParallelManager processes(int workers, PeerOptions options) {
        if (workers < 1) {
            throw new IllegalArgumentException("a parallel manager needs at least one worker: workers=" + workers);
        }
        return new ProcessManager(workers, options);
    }

    /// A manager that does everything in the calling thread.
    static ParallelManager sequential() {
        return new SequentialManager();
    }

    /// A manager by the name of its kind: `MultiProcessing` and `ConcurrentFutures` are worker processes, `SingleProcess` is
    /// the calling thread, for which the number means nothing. Upper and lower case are the same.
    ///
    /// @throws IllegalArgumentException when there is no such kind; names those that there are
    /// @throws TandemException when there is, but what it runs on is not here, as with `MPI` and `RayIo`
    static ParallelManager create(String kind, int workers) {
        return create(kind, workers, PeerOptions.DEFAULT);
    }

    /// As [#create(String,int)], with options, which the calling thread does not need.
    static ParallelManager create(String kind, int workers, PeerOptions options) {
        return ManagerKind.create(kind, workers, options);
    }

    /// The calling process among its peers; the only one where no manager has sent the function.
    ///
    /// @throws TandemException on a worker that has no peers
    static Peers current() {
        Peers peer = WorkerPeer.current();
        if (peer != null) {
            return peer;
        }
        if (Worker.onWorker()) {
            throw new TandemException("no parallel manager runs this, or one that deals out samples one by one: worker=" + Worker.number());
        }
        return new SequentialManager();
    }

    /// Begins to work on parameter sets; does not wait for the end.
    ///
    /// @param doBuild runs once in each process
    /// @param doBuildArguments its argument
    /// @param doExecute makes the results of a process from its share of the parameters and from what was built there
    /// @throws TandemException when results have not been gathered, or something cannot travel
    <A, B, P, R> void scatter(Function1<? super A, ? extends B> doBuild, A doBuildArguments,
            Function2<? super List<P>, ? super B, ? extends R> doExecute, Iterable<? extends P> allParameters);

    /// Waits for the results of all processes, in the order of their parameters.
    ///
    /// @throws PartialResultsException when some have none: names the sample, holds the others
    /// @throws TandemException when nothing was scattered
    <P, R> List<LocalResults<P, R>> gather();

    /// Ends the workers. Harmless when done before.
    @Override
    void close();
}
