package dev.tandem.engine.place;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.worker.WorkerOptions;

/// A place without worker processes: the default pool computes on threads, or on the calling thread, and everything that needs
/// processes is refused.
///
/// @param kind of the default pool, as [dev.tandem.engine.pool.WorkerPool#newParallelPool(String)] takes it
public record StandIn(String kind, int offered) implements Place {
    public static final String THREADS = "threads";
    public static final String SEQUENTIAL = "sequential";

    @Override
    public String name() {
        return kind.equals(SEQUENTIAL) ? kind : kind + ":" + offered;
    }

    /// It is the same memory, but nobody is there to be given some.
    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public void check(WorkerOptions options) {
        throw refusal();
    }

    @Override
    public WorkerLink worker(Order order) {
        throw refusal();
    }

    private TandemException refusal() {
        return new TandemException("no worker processes here: place=" + name()
                + "; WorkerPool.newParallelPool() computes there, and a place such as local has processes");
    }

    @Override
    public String toString() {
        return name();
    }
}
