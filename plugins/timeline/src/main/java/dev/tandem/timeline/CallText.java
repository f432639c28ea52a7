package dev.tandem.timeline;

import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TaskLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of a call where the mouse rests. Stateless.
final class CallText {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;
    private static final long KILO = 1_000;

    private CallText() {}

    static String of(TimelineExcerpt excerpt, int call) {
        CallTable calls = excerpt.calls();
        List<String> parts = new ArrayList<>();
        add(parts, "computing", calls.computing(call));
        add(parts, "reading and writing", calls.coding(call));
        add(parts, "on the way", calls.onTheWay(call));
        add(parts, "waiting", calls.waited(call) + calls.sent(call) - calls.made(call));
        return TaskLabel.words(calls.label(call)) + (calls.items(call) > 1 ? " (" + calls.items(call) + " together)" : "") + " on "
                + excerpt.rows().get(excerpt.row(call)).name() + what(calls, call) + "\n" + String.join(", ", parts) + "\n"
                + bytes(calls.bytesOut(call)) + " there, " + bytes(calls.bytesBack(call)) + " back";
    }

    private static String what(CallTable calls, int call) {
        String outcome = switch (calls.outcome(call)) {
            case DONE -> "";
            case FAILED -> ": failed";
            case CANCELLED -> ": given up";
            case LOST -> ": lost with its worker";
        };
        return outcome + (calls.retryOf(call) == 0 ? "" : ", repeated after its worker was lost");
    }

    static String of(TimelineExcerpt.Running running, String row) {
        return TaskLabel.words(running.label()) + " on " + row + "\ncomputing for " + time(running.end() - running.begin());
    }

    private static void add(List<String> parts, String what, double seconds) {
        if (seconds > 0) {
            parts.add(what + " " + time(seconds));
        }
    }

    /// Such as `3.4 ms`.
    static String time(double seconds) {
        if (seconds >= 1) {
            return digits(seconds) + " s";
        }
        return seconds >= MILLI ? digits(seconds / MILLI) + " ms" : digits(seconds / MICRO) + " µs";
    }

    /// Such as `1.2 MB`.
    static String bytes(long bytes) {
        if (bytes < KILO) {
            return Plural.of(bytes, "byte");
        }
        double size = bytes;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = -1;
        while (size >= KILO && unit < units.length - 1) {
            size /= KILO;
            unit++;
        }
        return digits(size) + " " + units[unit];
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
