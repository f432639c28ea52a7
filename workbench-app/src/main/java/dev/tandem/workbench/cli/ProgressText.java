package dev.tandem.workbench.cli;

import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepProgress;
import java.time.Duration;
import java.util.Locale;

/// The progress of a sweep in one line.
final class ProgressText {
    private static final int BAR = 24;
    private static final int PERCENT = 100;
    private static final int SECONDS = 60;
    private static final int NAME = 24;
    private static final int DOUBT = 20;

    private ProgressText() {}

    /// For a sweep that goes on.
    static String line(String name, SweepProgress progress) {
        double part = progress.total() == 0 ? 1 : progress.done() / (double) progress.total();
        int full = (int) (part * BAR);
        return shortened(name) + " [" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + (int) (part * PERCENT) + "% "
                + progress.done() + "/" + progress.total() + failed(progress) + ", " + rate(progress.rate())
                + (progress.done() == 0 ? "" : ", " + text(progress.remaining()) + doubt(progress) + " left")
                + (progress.detail().isPaused() ? ", paused" : "");
    }

    /// What can be said so far may be wrong; small errors are not worth a word.
    private static String doubt(SweepProgress progress) {
        boolean isSmall = progress.uncertainty().multipliedBy(DOUBT).compareTo(progress.remaining()) < 0;
        return isSmall || progress.uncertainty().isZero() ? "" : " +/- " + text(progress.uncertainty());
    }

    /// For a sweep that is over.
    static String summary(String name, SweepProgress progress, SweepEvent.Ending ending) {
        String how = switch (ending) {
            case COMPLETE -> "";
            case CANCELLED -> "cancelled, ";
            case INTERRUPTED, CLOSED, FAILED -> "stopped, ";
        };
        return shortened(name) + ": " + how + progress.done() + " of " + progress.total()
                + " rows in " + text(progress.elapsed()) + failed(progress) + ", " + rate(progress.rate());
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= NAME ? plain : plain.substring(0, NAME - 1) + "~";
    }

    private static String failed(SweepProgress progress) {
        return progress.failed() == 0 ? "" : ", " + progress.failed() + " failed";
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%.0f/s", perSecond);
    }

    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < SECONDS * SECONDS ? String.format(Locale.ROOT, "%d:%02d min", seconds / SECONDS, seconds % SECONDS)
                : String.format(Locale.ROOT, "%d:%02d h", seconds / SECONDS / SECONDS, seconds / SECONDS % SECONDS);
    }
}
