package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.memory.Hold;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A call that has no answer yet, whose task can be told something meanwhile. Cancelling it cancels the task. Thread-safe.
public abstract class RunningCall extends CompletableFuture<Object> {
    RunningCall() {}

    /// Tells it from all other calls of this process; never 0.
    public abstract long id();

    /// The number of a call, or 0 when it is none that goes to a worker of a group.
    public static long idOf(CompletableFuture<?> call) {
        return call instanceof RunningCall running ? running.id() : 0;
    }

    /// Tells the task something, if it runs; never waits. The message must consist of classes that both sides have.
    ///
    /// @param segments those that encoded parts of it lie in; closed when the task is done with the message, or does not run
    /// @throws dev.tandem.engine.CannotShipException when it is too long
    public abstract void note(Object message, List<Hold> segments);
}
