package dev.tandem.engine.event;

import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerState;
import java.time.Instant;

/// Something that happened to a scope, group, worker or call; see [dev.tandem.engine.runtime.RuntimeEvents].
public sealed interface RuntimeEvent {
    Instant time();

    /// A scope was opened.
    record ScopeOpened(Instant time, String scope) implements RuntimeEvent {}

    /// A scope was closed, and everything in it.
    record ScopeClosed(Instant time, String scope) implements RuntimeEvent {}

    /// A group was opened in a scope; its workers are starting.
    record GroupOpened(Instant time, long groupId, String group, String scope, int size) implements RuntimeEvent {}

    /// A group and all its workers are gone.
    record GroupClosed(Instant time, long groupId, String group, String reason) implements RuntimeEvent {}

    /// A worker changed its state.
    ///
    /// @param pid the process id, or -1
    record WorkerChanged(Instant time, long groupId, String group, int worker, long pid, WorkerState state,
            String reason) implements RuntimeEvent {}

    /// The process of a worker is being started, became ready, is being ended, or has ended: what [WorkerChanged] tells of it, without the
    /// two events of each call.
    ///
    /// @param pid the process id, or -1
    record ProcessChanged(Instant time, long groupId, String group, int worker, long pid, WorkerState state,
            String reason) implements RuntimeEvent {}

    /// A worker is being ended.
    record WorkerEnding(Instant time, long groupId, String group, int worker, KillStep step) implements RuntimeEvent {}

    /// A spare process became ready, was adopted, or ended; see [dev.tandem.engine.internal.process.Spares].
    ///
    /// @param what became of it
    record SpareChanged(Instant time, long pid, String what) implements RuntimeEvent {}

    /// A worker began to compute a call.
    record CallStarted(Instant time, long groupId, String group, int worker, long call, String label)
            implements RuntimeEvent {}

    /// A worker answered a call, or was lost with it.
    ///
    /// @param error what went wrong, or null; also null when it was cancelled before
    /// @param facts how long it took for what
    record CallFinished(Instant time, long groupId, String group, int worker, long call, String label, String error, CallFacts facts)
            implements RuntimeEvent {}

    /// A call went wrong: its [CallFinished] with an error, without all those that have none.
    record CallFailed(Instant time, long groupId, String group, int worker, String label, String error) implements RuntimeEvent {}

    /// A worker printed a line.
    ///
    /// @param stream 1 for standard output, 2 for standard error, 0 for what the process itself wrote
    record WorkerOutput(Instant time, long groupId, String group, int worker, int stream, String text)
            implements RuntimeEvent {
        /// Whether it is a note of the worker's JVM, which belongs into logs only; see [WorkerLog#isNote].
        public boolean isNote() {
            return stream == 0 && WorkerLog.isNote(text);
        }
    }

    /// A worker has printed a part of a line, which is told whole when it ends ([WorkerOutput]).
    ///
    /// @param stream as there
    /// @param text the line as far as it has come
    record WorkerPrinting(Instant time, long groupId, String group, int worker, int stream, String text)
            implements RuntimeEvent {}

    /// A solver has made a step.
    ///
    /// @param solver tells it from all others of this process
    /// @param name what kind of solver it is
    /// @param residual NaN when it failed before one was known
    /// @param change the norm of the step relative to that of the iterate
    /// @param stopped why this is the last step, or null
    record SolverStepped(Instant time, long solver, String name, int iteration, double residual, double change,
            String stopped) implements RuntimeEvent {}

    /// A listener was too slow for so many events before the next, and will never be told of them.
    record EventsMissed(Instant time, long count) implements RuntimeEvent {}

    /// The number of workers rose above the limit.
    record LimitExceeded(Instant time, int subprocesses, int limit) implements RuntimeEvent {}

    /// A part of the engine has something to say that is no error; the log of this process has it too.
    ///
    /// @param source which part, such as `sweep`
    record Warned(Instant time, String source, String text) implements RuntimeEvent {}

    /// A logger of this process has written a record; told while a [dev.tandem.engine.log.RunLog] is open.
    ///
    /// @param source the name of the logger; for a record of a worker that worker, such as `pool-1/2`
    /// @param severity as in `java.util.logging.Level`
    /// @param text the message, and in further lines the stack of what was thrown
    record LogRecorded(Instant time, String source, int severity, String text) implements RuntimeEvent {}
}
