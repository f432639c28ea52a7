package dev.tandem.engine.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Something that happened to a sweep; see [SweepEvents] and [Sweep#onProgress].
///
/// Each event tells the whole progress, so that a listener that missed some is right again with the next.
public sealed interface SweepEvent {
    /// Which run of a sweep this is about.
    SweepRun run();

    Instant time();

    SweepProgress progress();

    /// One run of a sweep.
    ///
    /// @param id distinguishes it from all other runs of this process
    record SweepRun(long id, String name, List<String> parameters, List<String> outputs, String pool) {}

    /// It is about to compute its first row.
    record Started(SweepRun run, Instant time, SweepProgress progress) implements SweepEvent {}

    /// A worker has finished rows; quick ones are told together.
    record RowsFinished(SweepRun run, Instant time, SweepProgress progress, int worker, List<FinishedRow> rows)
            implements SweepEvent {}

    /// A row that was computed or failed.
    ///
    /// @param took how long the worker computed it; zero when the worker was lost
    /// @param failure why its outputs are NaN, or null
    record FinishedRow(SweepRow row, Duration took, SweepFailure failure) {
        public boolean failed() {
            return failure != null;
        }
    }

    /// It was paused or goes on; whether it stands is in its progress.
    record Changed(SweepRun run, Instant time, SweepProgress progress) implements SweepEvent {}

    /// It is over.
    ///
    /// @param error what stopped it before all rows were finished, or null
    record Ended(SweepRun run, Instant time, SweepProgress progress, Ending ending, String error) implements SweepEvent {}

    /// How a run ended: with all its rows, by [RunningSweep#cancel()], because the thread that ran it was interrupted,
    /// because somebody has ended its pool, or by an error.
    enum Ending { COMPLETE, CANCELLED, INTERRUPTED, CLOSED, FAILED }
}
