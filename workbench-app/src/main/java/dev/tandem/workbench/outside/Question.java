package dev.tandem.workbench.outside;

/// What is asked at a door, a line of JSON; the answer is lines of JSON until the door is closed.
///
/// @param group the id of the group that is meant; 0 for none
/// @param worker its number; -1 for all of the group
/// @param pid which process of that number is meant, so that its successor is never hit
record Question(Kind kind, long group, int worker, long pid) {
    /// What for.
    enum Kind {
        /// Answered by a [Listing].
        LIST,
        /// Answered by [Step]s.
        KILL,
        /// Answered by texts.
        LOGS
    }

    /// A step of a kill.
    ///
    /// @param worker -1 for the last line, which is about all of them
    /// @param step in a word; in the last line `gone`, or what is not so
    /// @param seconds since it was asked
    /// @param isGone in the last line, whether all that was meant is gone
    record Step(int worker, String step, double seconds, boolean isGone) {}
}
