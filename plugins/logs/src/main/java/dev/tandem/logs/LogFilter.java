package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;

/// Which lines are shown. Immutable.
///
/// @param least lines of a lower level are not
/// @param source only lines of this group with its workers, or of this worker or logger; null for all
/// @param text only lines that contain it, or in which the expression finds something, whatever the case; in the source, too
/// @param isExpression whether the text is a regular expression
record LogFilter(LogLevel least, String source, String text, boolean isExpression) {
    static final LogFilter STANDARD = new LogFilter(LogLevel.STATE, null, "", false);

    LogFilter(LogLevel least, String source, String text) {
        this(least, source, text, false);
    }
}
