package dev.tandem.engine.runtime;

import java.util.concurrent.CompletableFuture;

/// A call that has no answer yet, whose task can be told something meanwhile. Cancelling it cancels the task. Thread-safe.
public abstract class RunningCall extends CompletableFuture<Object> {
    RunningCall() {}

    /// Tells the task something, if it runs; never waits. The message must consist of classes that both sides have.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it is too long
    public abstract void note(Object message);

    /// The longest message that its task can be told, in bytes.
    public abstract int longestNote();
}
