package dev.tandem.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A text that ran in the session.
///
/// @param end null while it runs
/// @param isBusy whether workers were called in its time
record Run(String name, Instant begin, Instant end, boolean isBusy) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int LONGEST = 40;

    static Run begun(String name, Instant when) {
        return new Run(name, when, null, false);
    }

    Run ended(Instant when) {
        return new Run(name, begin, when, isBusy);
    }

    Run busy() {
        return isBusy ? this : new Run(name, begin, end, true);
    }

    boolean isOverBefore(Instant when) {
        return end != null && end.isBefore(when);
    }

    /// What the user reads.
    String title() {
        String line = name.lines().findFirst().orElse("").strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        return CLOCK.format(begin) + "  " + shown + (end == null ? ", runs" : ", " + CallText.time(Duration.between(begin, end).toNanos() * 1e-9));
    }
}
