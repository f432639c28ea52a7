package dev.tandem.engine.place;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerUsage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// One worker as its place carries it: how it is started, how frames reach it, how it is ended. All
/// that the rest of the runtime knows of processes, sockets or machines.
///
/// Thread-safe. No method but [#start] and [#receive] waits; all may be called at any time, also before and during
/// `start`, which then fails. A link is of one process: its successor has another one, so that what a process says late, which
/// was given up, reaches nobody.
public interface WorkerLink {
    /// Hears of a worker. Called by threads of the link, one at a time per method, in the order in which it was said.
    interface Listener {
        void frame(int kind, long id, byte[] payload);

        /// Text that the process wrote past its `System.out`.
        void rawOutput(byte[] text, int length);

        /// The worker takes so much memory that it should be replaced before it takes more.
        default void strained(String why) {}
    }

    /// Starts the worker and waits until it can take calls. When it throws, nothing is left.
    void start(Listener listener);

    /// Never waits: what cannot be sent at once is sent later, in the same order.
    ///
    /// @return false when the frame can reach nobody
    boolean send(int kind, long id, byte[]... parts);

    /// Sends a call that names segments of this process; the worker finds them when it reads the call.
    ///
    /// @param segments closed by the link, when the call has its answer or can have none
    /// @return false when it can reach nobody
    boolean call(long id, List<Hold> segments, byte[]... parts);

    /// Sends something that is said to the task of a call, which may name segments of this process.
    ///
    /// @param segments closed by the link, when the task is done with it, or its call has its answer or can have none
    /// @return false when it can reach nobody
    boolean note(long call, List<Hold> segments, byte[]... parts);

    /// What was lent to the worker for the answer of a call and not yet told, for whoever relays that. To be closed by the caller.
    List<Hold> lent(long call);

    /// Takes nothing more from the worker until [#resume()], so that what it says does not add up here.
    void pause();

    void resume();

    /// Has the calling thread, which would only wait, receive frames until a condition holds; returns at once when the
    /// link cannot do that now.
    void receive(BooleanSupplier until);

    /// Has a thread that receives look at its condition again.
    void wake();

    /// Has the link's own threads receive from now on: nobody may be waiting.
    void attend();

    /// Tells the worker to stop.
    ///
    /// @return false when it cannot be told
    boolean ask();

    void terminate();

    void kill();

    /// Completes, never exceptionally, when the worker does not exist any more, and after everything
    /// that it sent was handled.
    CompletableFuture<Departure> gone();

    /// The process id on its host, or -1; for people: nothing may be done with it.
    long pid();

    /// On which machine it runs: `HOST`, on a node that stands for another one `HOST/NODE`.
    String host();

    /// Where it runs, for people.
    String description();

    /// It has what is to be kept on it; what it takes from now on is its work's.
    default void settled() {}

    /// What it takes of its host, as far as that is known here.
    default WorkerUsage usage() {
        return WorkerUsage.UNKNOWN;
    }

    long bytesSent();

    long bytesReceived();

    /// The shared memory that the worker has mapped, as far as that is known here.
    default List<WorkerDetails.Segment> mapped() {
        return List.of();
    }

    /// How much of this process's shared memory the worker has mapped.
    long mappedBytes();
}
