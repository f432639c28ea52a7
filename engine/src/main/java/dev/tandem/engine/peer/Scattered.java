package dev.tandem.engine.peer;

import dev.tandem.engine.runtime.WorkerGroup;
import java.util.concurrent.CompletableFuture;

/// Work that is on its way and has not been gathered.
interface Scattered {
    /// How many results there will be.
    int size();

    /// The worker's answer, a [Share.Outcome].
    CompletableFuture<Object> outcome(int part);

    /// Which worker had it, or -1 when none yet.
    int worker(int part);

    Object[] parameters(int part);

    /// The index of its first sample among all.
    int first(int part);

    /// The sample that was read last where it is known, or -1.
    int reading(int part);

    /// Nobody waits any longer for what has not ended: its outcomes are cancelled. Never waits.
    void abandon();

    /// The workers, or null when there are none.
    WorkerGroup group();
}
