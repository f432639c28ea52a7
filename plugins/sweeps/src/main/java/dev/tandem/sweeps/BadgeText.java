package dev.tandem.sweeps;

import java.time.Instant;
import java.util.List;

/// What a few words say of all runs.
///
/// @param text such as `flu 120 of 961, 12 s left`; empty when none runs
/// @param share of the rows of all that run, between 0 and 1
record BadgeText(String text, double share) {
    private static final int LONGEST_NAME = 20;

    static BadgeText of(List<SweepLine> lines, Instant now) {
        List<SweepLine> running = lines.stream().filter(SweepLine::isRunning).toList();
        if (running.isEmpty()) {
            return new BadgeText("", 0);
        }
        long total = running.stream().mapToLong(line -> line.progress().total()).sum();
        long done = running.stream().mapToLong(line -> line.progress().done()).sum();
        return new BadgeText(running.size() == 1 ? one(running.getFirst(), now) : running.size() + " sweeps",
                total == 0 ? 0 : (double) done / total);
    }

    /// Cut in its middle, so that there is room for the numbers.
    private static String name(String name) {
        return name.length() <= LONGEST_NAME ? name
                : name.substring(0, LONGEST_NAME / 2) + "..." + name.substring(name.length() - LONGEST_NAME / 2 + 3);
    }

    private static String one(SweepLine line, Instant now) {
        String remaining = SweepText.remaining(line, now);
        String more = line.isPaused() ? "paused" : remaining.isEmpty() ? "" : remaining + " left";
        return name(line.name()) + " " + SweepText.rows(line) + (more.isEmpty() ? "" : ", " + more);
    }
}
