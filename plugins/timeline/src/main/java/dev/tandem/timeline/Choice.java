package dev.tandem.timeline;

/// What of the past is shown.
///
/// @param groupId of one pool; 0 for all
/// @param from in seconds; negative infinity for the beginning
/// @param to in seconds; positive infinity for now and what comes
/// @param title what the user reads
record Choice(long groupId, double from, double to, String title) {
    static final Choice ALL = new Choice(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "everything");

    boolean hasTime(double begin, double end) {
        return end >= from && begin <= to;
    }
}
