package dev.tandem.engine.worker;

import java.time.Duration;

/// What a worker takes of the machine; -1 or null where it cannot be found out.
///
/// @param resident bytes that only this process has in memory: files and segments that it shares do not count
/// @param cpu time since its start
/// @param heap bytes of Java heap in use, when the worker was last asked
/// @param stopped whether somebody has halted the process, by SIGSTOP or a debugger
/// @param limit of what it may have in memory for itself, in bytes, or -1
public record WorkerUsage(long resident, Duration cpu, long heap, boolean stopped, long limit) {
    public static final WorkerUsage UNKNOWN = new WorkerUsage(-1, null, -1, false);

    /// Of which no limit is known.
    public WorkerUsage(long resident, Duration cpu, long heap, boolean stopped) {
        this(resident, cpu, heap, stopped, -1);
    }

    /// The same with a limit.
    public WorkerUsage under(long bytes) {
        return new WorkerUsage(resident, cpu, heap, stopped, bytes);
    }
}
