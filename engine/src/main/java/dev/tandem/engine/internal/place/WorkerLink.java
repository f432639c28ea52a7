package dev.tandem.engine.internal.place;

import dev.tandem.engine.worker.WorkerUsage;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// One worker as a back end carries it: how it is started, how frames reach it, how it is ended. All
/// that the rest of the runtime knows of processes, sockets or machines.
///
/// Thread-safe. No method but [#start] and [#receive] waits; all may be called at any time, also before and during
/// `start`, which then fails.
public interface WorkerLink {
    /// Hears of a worker. Called by threads of the link, one at a time per method.
    interface Listener {
        void frame(int kind, long id, byte[] payload);

        /// Text that the process wrote past its `System.out`.
        void rawOutput(byte[] text, int length);

        /// The worker takes so much memory that it should be replaced before it takes more.
        default void strained(String why) {}
    }

    /// Starts the worker and waits until it can take calls. When it throws, nothing is left.
    void start(Listener listener);

    /// @return false when the frame can reach nobody
    boolean send(int kind, long id, byte[]... parts);

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

    /// The process id, or -1.
    long pid();

    /// Where it runs, for people.
    String description();

    /// It has what is to be kept on it; what it takes from now on is its work's.
    default void settled() {}

    /// What it takes of the machine.
    default WorkerUsage usage() {
        return WorkerUsage.UNKNOWN;
    }

    long bytesSent();

    long bytesReceived();
}
