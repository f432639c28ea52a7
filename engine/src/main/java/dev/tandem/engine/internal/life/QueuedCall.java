package dev.tandem.engine.internal.life;

/// A call as far as its place in the line matters.
public interface QueuedCall {
    long id();

    /// Whether it has an answer already, or nobody wants it.
    boolean isDone();

    /// Is told when it comes first in line on its worker.
    void begin();

    /// Whether the caller has given it up.
    boolean isCancelled();

    String label();

    /// How many tasks of a user it stands for; see [dev.tandem.engine.runtime.CallOptions].
    int tasks();

    /// Takes hold of what it needs to be sent.
    ///
    /// @return false when that is gone, so that it is not to be sent
    boolean prepare();
}
