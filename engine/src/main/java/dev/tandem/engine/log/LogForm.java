package dev.tandem.engine.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The form of a line in a file: `2026-03-01 09:46:35.123+01:00`, level, source and text, with tabs between them. The text is as it was
/// printed. Used by one thread at a time.
public final class LogForm {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LENGTH_OF_SECOND = 19;
    private static final int LENGTH_OF_TIME = 29;
    private static final long NANOS = 1_000_000;

    /// Of the second that was written last.
    private long second = Long.MIN_VALUE;
    private String date = "";
    private String offset = "";
    /// Of the second that was read last, with its offset.
    private String readDate = "";
    private long readSecond;

    /// Adds it with its end.
    public void write(LogLine line, StringBuilder to) {
        long its = line.time().getEpochSecond();
        if (its != second) {
            OffsetDateTime there = OffsetDateTime.ofInstant(line.time(), ZoneId.systemDefault());
            second = its;
            date = SECOND.format(there);
            offset = there.getOffset().getTotalSeconds() == 0 ? "+00:00" : there.getOffset().getId().substring(0, 6);
        }
        int millis = (int) (line.time().getNano() / NANOS);
        to.append(date).append('.').append((char) ('0' + millis / 100)).append((char) ('0' + millis / 10 % 10))
                .append((char) ('0' + millis % 10)).append(offset).append('\t').append(line.level().word()).append('\t')
                .append(line.source().replace('\t', ' ').replace('\n', ' ')).append('\t').append(line.text()).append('\n');
    }

    /// @return null where it is no such line, as where a crash or a full disk has cut it
    LogLine read(String line) {
        int source = line.indexOf('\t', LENGTH_OF_TIME + 1);
        int text = source < 0 ? -1 : line.indexOf('\t', source + 1);
        LogLevel level = text < 0 || line.charAt(LENGTH_OF_TIME) != '\t' ? null : level(line.substring(LENGTH_OF_TIME + 1, source));
        if (level == null) {
            return null;
        }
        try {
            return new LogLine(time(line), level, line.substring(source + 1, text), line.substring(text + 1));
        } catch (DateTimeException | NumberFormatException e) {
            // Whoever has changed the file knows better what it says.
            return null;
        }
    }

    private static LogLevel level(String word) {
        for (LogLevel each : LogLevel.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    private Instant time(String line) {
        String whole = line.substring(0, LENGTH_OF_SECOND) + line.substring(LENGTH_OF_SECOND + 4, LENGTH_OF_TIME);
        if (!whole.equals(readDate)) {
            readSecond = OffsetDateTime.parse(whole.replace(' ', 'T')).toEpochSecond();
            readDate = whole;
        }
        return Instant.ofEpochSecond(readSecond, Integer.parseInt(line, LENGTH_OF_SECOND + 1, LENGTH_OF_SECOND + 4, 10) * NANOS);
    }
}
