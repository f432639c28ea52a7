package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.memory.Hold;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A call that has no answer yet, whose task can be told something meanwhile. Cancelling it cancels the task. Thread-safe.
public abstract class RunningCall extends CompletableFuture<Object> {
    RunningCall() {}

    /// Tells the task something, if it runs; never waits. The message must consist of classes that both sides have.
    ///
    /// @param segments those that encoded parts of it lie in; closed when the task is done with the message, or does not run
    /// @throws dev.tandem.engine.CannotShipException when it is too long
    public abstract void note(Object message, List<Hold> segments);
}
