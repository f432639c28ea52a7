package dev.tandem.workbench.plugins;

import java.time.Duration;
import java.util.Locale;

/// How long calls into one plugin have taken. Immutable.
///
/// @param longestCall what took longest, or an empty text
public record CallTimes(long calls, Duration total, Duration longest, String longestCall) {
    static final CallTimes NONE = new CallTimes(0, Duration.ZERO, Duration.ZERO, "");
    private static final double MILLION = 1e6;

    CallTimes and(String call, Duration took) {
        boolean isLonger = took.compareTo(longest) > 0;
        return new CallTimes(calls + 1, total.plus(took), isLonger ? took : longest, isLonger ? call : longestCall);
    }

    /// In few words; an empty text when there was none.
    String text() {
        return calls == 0 ? "" : String.format(Locale.ROOT, "%d %s, %.0f ms, longest %.0f ms (%s)", calls, calls == 1 ? "call" : "calls",
                total.toNanos() / MILLION, longest.toNanos() / MILLION, longestCall);
    }
}
