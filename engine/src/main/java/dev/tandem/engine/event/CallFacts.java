package dev.tandem.engine.event;

/// What became of one call, and how long it took for what, in nanoseconds. Immutable.
///
/// What a worker did is measured by its own clock and only as differences, so that hosts need no common time: between sending and
/// answer, what the worker did not account for was the way there and back.
///
/// ```
/// made --queued-- sent --way-- arrived --waited-- --decoding-- --computing-- --encoding-- --way-- answered --reading--
///   main process                                      worker                                       main process
/// ```
///
/// Of a call whose worker was lost is known when it was made and sent, and, as `computing`, for how long it was the first there.
///
/// @param outcome what became of it
/// @param pid the process that had it, or -1
/// @param host where that is; null for this machine
/// @param items how many items of a map, or tasks of a pool manager, travelled together: 1 for any other call, 0 for one of the engine's own
/// @param retryOf the call that was lost with its worker and is repeated by this one, or 0
/// @param queued in this process, before it was sent
/// @param way on the way there and back
/// @param waited on the worker, behind other calls
/// @param decoding of task and arguments there
/// @param computing of the task there
/// @param encoding of its value there
/// @param reading of the answer here
/// @param bytesOut what was sent, with the shared memory that it refers to
/// @param bytesBack what came back, with the shared memory that it fills
public record CallFacts(Outcome outcome, long pid, String host, int items, long retryOf, long queued, long way, long waited, long decoding,
        long computing, long encoding, long reading, long bytesOut, long bytesBack) {
    /// What became of a call.
    public enum Outcome {
        DONE,
        /// The task threw, or could not travel.
        FAILED,
        /// Nobody wanted its answer any more, or its group has ended.
        CANCELLED,
        /// Its worker was lost.
        LOST
    }

    /// From when it was made until its answer was read.
    public long total() {
        return queued + way + waited + decoding + computing + encoding + reading;
    }
}
