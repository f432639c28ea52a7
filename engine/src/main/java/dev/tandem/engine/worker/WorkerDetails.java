package dev.tandem.engine.worker;

import java.util.List;

/// What is known of one worker at one moment beyond what snapshots tell; asked for by [dev.tandem.engine.runtime.KnownWorkers]. Immutable.
///
/// @param options with which its group was opened
/// @param shipped names of the typed classes that its present process has got from this one, each once
/// @param kept the sizes, in bytes with shared memory, of what a successor would get: pushed and scattered objects, functions of maps under way
/// @param segments the shared memory that it has mapped; none where its place does not know
/// @param printed the last lines that it has printed
public record WorkerDetails(WorkerOptions options, List<String> shipped, List<Long> kept, List<Segment> segments, List<String> printed) {
    /// Shared memory that a worker has mapped.
    ///
    /// @param name what it is called in messages
    /// @param owner the process that has made it and frees it
    public record Segment(String name, long bytes, long owner) {}

    public WorkerDetails {
        shipped = List.copyOf(shipped);
        kept = List.copyOf(kept);
        segments = List.copyOf(segments);
        printed = List.copyOf(printed);
    }
}
