package dev.tandem.logs;

import dev.tandem.engine.log.LogLine;

/// A line with its number in the store, which tells it from all others.
///
/// @param line null when it is not in memory any more
record NumberedLine(long number, LogLine line) {
    @Override
    public boolean equals(Object other) {
        return other instanceof NumberedLine its && its.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
