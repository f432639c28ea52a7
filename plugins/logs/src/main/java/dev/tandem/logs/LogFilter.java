package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import java.util.Locale;
import java.util.function.Predicate;

/// Which lines are shown.
///
/// @param least lines of a lower level are not
/// @param source only lines of this group or worker, or null for all
/// @param text only lines that contain it, whatever the case
public record LogFilter(LogLevel least, String source, String text) implements Predicate<LogLine> {
    public static final LogFilter STANDARD = new LogFilter(LogLevel.STATE, null, "");

    @Override
    public boolean test(LogLine line) {
        return line.level().compareTo(least) >= 0
                && (source == null || line.source().equals(source) || line.source().startsWith(source + "/"))
                && (text.isBlank() || contains(line.text()) || contains(line.source()));
    }

    private boolean contains(String where) {
        return where.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
