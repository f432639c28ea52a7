package dev.tandem.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A text that ran in the session.
///
/// @param end null while it runs
record Run(String name, Instant begin, Instant end) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int LONGEST = 40;

    Run ended(Instant when) {
        return new Run(name, begin, when);
    }

    /// What the user reads.
    String title() {
        String line = name.lines().findFirst().orElse("").strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        return CLOCK.format(begin) + "  " + shown + (end == null ? ", runs" : ", " + CallText.time(Duration.between(begin, end).toNanos() * 1e-9));
    }
}
