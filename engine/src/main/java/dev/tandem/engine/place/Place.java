package dev.tandem.engine.place;

import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.worker.WorkerHost;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;

/// Where workers run: this machine, another process that stands for another machine, a cluster. A scope has one, and
/// groups opened in it get their workers there.
///
/// A place says what it can do and makes links to workers; all that is above it (pools, operators, task pools, sweeps,
/// replacement, kill, events) is the same everywhere. Thread-safe. It needs no closing: what it starts ends with its last worker.
public interface Place {
    /// The word by which it is chosen, as "loopback:2".
    String name();

    /// How many workers it offers to whoever does not say how many, at least one.
    ///
    /// @throws dev.tandem.engine.TandemException that says why, when there is none
    int offered();

    /// Whether its workers see the shared memory of this process. Elsewhere long arrays of calls are moved, and there is no
    /// memory that both sides write to.
    boolean sharesMemory();

    /// Refuses options that cannot be kept there, as a folder that is not there, before anything is started.
    ///
    /// @throws IllegalArgumentException that names the value
    void check(WorkerOptions options);

    /// Refuses more workers than could ever live there, before any is started: the machine would be busy with them for minutes, and for
    /// nothing.
    ///
    /// @throws IllegalArgumentException that names the number and what is possible
    default void check(int workers) {}

    /// The longest message that gets there and back without what lies in segments, in bytes; what is longer is refused by name.
    default int longestMessage() {
        return Messages.LONGEST;
    }

    /// The machines that take its workers, where these are others than this one. Does not wait: those that are known now.
    default List<WorkerHost> nodes() {
        return List.of();
    }

    /// A link to a worker that has not been started.
    WorkerLink worker(Order order);
}
