package dev.tandem.engine.event;

import dev.tandem.engine.worker.WorkerHost;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.engine.worker.WorkerUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What exists at one moment; taken by [dev.tandem.engine.runtime.ParallelExecutionManager#snapshot()].
///
/// @param subprocesses the number of live workers
/// @param limit above which a warning is logged
/// @param roots the root scopes of all contexts
/// @param spares processes that wait to become workers; not among the subprocesses
/// @param memory what this process shares with its workers
/// @param nodes other machines on which groups have their workers, or may get some
public record RuntimeSnapshot(Instant time, int subprocesses, int limit, List<Scope> roots, List<Spare> spares,
        SharedMemory memory, List<WorkerHost> nodes) {
    /// Without spares, nodes and anything shared.
    public RuntimeSnapshot(Instant time, int subprocesses, int limit, List<Scope> roots) {
        this(time, subprocesses, limit, roots, List.of(), new SharedMemory(0, 0, 0), List.of());
    }

    /// A process that waits to become a worker.
    public record Spare(long pid, WorkerUsage usage) {
        /// Which process it is.
        public Process process() {
            return new Process(null, pid);
        }
    }

    /// A process among those of several machines, which may use the same numbers.
    ///
    /// @param host null for this machine
    public record Process(String host, long pid) {}

    /// Shared memory.
    ///
    /// @param segments how many segments there are
    /// @param bytes how long they are together
    /// @param idleBytes how much of that waits for another use
    public record SharedMemory(int segments, long bytes, long idleBytes) {}

    /// A scope with what is in it.
    ///
    /// @param id tells it from all others of this process, also from those of the same name and from later ones
    public record Scope(long id, String name, List<Scope> scopes, List<Group> groups) {}

    /// A group.
    public record Group(long id, String name, List<Worker> workers) {}

    /// A worker.
    ///
    /// @param host where it runs, as `HOST/NODE`; null for this machine
    /// @param pid the process id there, or -1
    /// @param task the label of what it computes, or null
    /// @param repeated whether that is computed again when this worker is lost
    /// @param age for how long it has computed that, or null
    /// @param waiting calls that wait behind it
    /// @param restarts how many processes with this number were lost
    /// @param sharedBytes how much shared memory it has mapped
    /// @param usage what it takes of the machine
    /// @param predecessor why the process before it ended, or null
    public record Worker(int number, String host, long pid, String description, WorkerState state, String task, boolean repeated,
            Duration age, int waiting, long done, long failed, long bytesSent, long bytesReceived, int restarts,
            long sharedBytes, WorkerUsage usage, String predecessor) {
        /// The first of its number, on this machine, whose task is not repeated, which has nothing mapped, and of which nobody knows what it takes.
        public Worker(int number, long pid, String description, WorkerState state, String task, Duration age,
                int waiting, long done, long failed, long bytesSent, long bytesReceived, int restarts) {
            this(number, null, pid, description, state, task, false, age, waiting, done, failed, bytesSent, bytesReceived, restarts, 0,
                    WorkerUsage.UNKNOWN, null);
        }

        /// Which process it is.
        public Process process() {
            return new Process(host, pid);
        }
    }
}
