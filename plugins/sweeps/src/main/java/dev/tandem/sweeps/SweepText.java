package dev.tandem.sweeps;

import dev.tandem.engine.TandemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the values of a run read. What means nothing is an empty text.
final class SweepText {
    /// Of the class that an error begins with.
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_][\\w]*\\.)+(?=[A-Z])");
    private static final Pattern OWN =
            Pattern.compile("^" + Pattern.quote(TandemException.class.getPackageName()) + "\\.\\w+: (?:[\\w, ]+: [^:]*, reason=)?");
    private static final double SLOW = 10;
    /// An uncertainty below this part is not worth a word.
    private static final int SMALL = 20;

    private SweepText() {}

    /// Such as `120 of 961`.
    static String rows(SweepLine line) {
        return String.format(Locale.ROOT, "%,d of %,d", line.progress().done(), line.progress().total());
    }

    /// Rows per second, or per minute when they are few.
    static String rate(SweepLine line) {
        double rate = line.progress().rate();
        if (rate == 0) {
            return "";
        }
        return rate < 1 ? String.format(Locale.ROOT, "%.1f /min", rate * 60)
                : String.format(Locale.ROOT, rate < SLOW ? "%.1f /s" : "%,.0f /s", rate);
    }

    static String elapsed(SweepLine line, Instant now) {
        return time(line.elapsed(now));
    }

    static String remaining(SweepLine line, Instant now) {
        return isForeseeable(line) ? time(line.remaining(now)) : "";
    }

    /// Such as `15 s ± 2 s`.
    static String remainingAbout(SweepLine line, Instant now) {
        Duration doubt = line.progress().uncertainty();
        boolean isSmall = doubt.multipliedBy(SMALL).compareTo(line.remaining(now)) < 0;
        String remaining = remaining(line, now);
        return remaining.isEmpty() || isSmall || doubt.isZero() ? remaining : remaining + " ± " + time(doubt);
    }

    private static boolean isForeseeable(SweepLine line) {
        return line.isRunning() && line.state() != SweepLine.State.CANCELLING && line.progress().rate() > 0;
    }

    static String failed(SweepLine line) {
        return String.format(Locale.ROOT, "%,d", line.progress().failed());
    }

    /// Running, finished, or why not.
    static String state(SweepLine line) {
        return switch (line.state()) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case CANCELLING -> "cancelling…";
            case FINISHED -> line.hasOnlyFailed() ? "finished, all rows failed" : "finished";
            case CANCELLED -> "cancelled";
            case STOPPED -> "stopped";
            // Somebody wanted that, so that it is no failure.
            case CLOSED -> "ended with its pool";
            case FAILED -> "failed: " + sentence(line.error());
        };
    }

    /// Tandem's own errors are sentences; of others the class says what the message may not.
    private static String sentence(String error) {
        return OWN.matcher(error).find() ? OWN.matcher(error).replaceFirst("") : PACKAGE.matcher(error).replaceFirst("");
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < SLOW) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? String.format("%d:%02d min", seconds / 60, seconds % 60)
                : String.format("%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }
}
