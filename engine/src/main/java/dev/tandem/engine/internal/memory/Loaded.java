package dev.tandem.engine.internal.memory;

import java.util.List;

/// The long arrays of one message, in segments.
///
/// @param rooms the segments
/// @param places where in them the arrays lie, in the order in which they were noted
/// @param holds what must be kept while the message is under way
public record Loaded(List<SegmentName> rooms, List<Place> places, List<Hold> holds) {
    public static final Loaded NOTHING = new Loaded(List.of(), List.of(), List.of());

    /// Where one array lies.
    ///
    /// @param room the index of the segment
    public record Place(int room, long offset) {}
}
