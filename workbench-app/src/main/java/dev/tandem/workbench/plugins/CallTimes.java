package dev.tandem.workbench.plugins;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How long calls into one plugin have taken, and which of them have held the window up. Immutable.
///
/// @param longestCall what took longest, or an empty text
/// @param held those that took longer on the window's thread than nobody sees, by what was called
/// @param stack where the last one was that had the window for very long, in lines; or an empty text
public record CallTimes(long calls, Duration total, Duration longest, String longestCall, Map<String, Held> held, String stack) {
    static final CallTimes NONE = new CallTimes(0, Duration.ZERO, Duration.ZERO, "", Map.of(), "");
    private static final double MILLION = 1e6;

    public CallTimes {
        held = Map.copyOf(held);
    }

    /// How often one kind of calls has held the window up, and for how long at most.
    public record Held(long times, Duration longest) {
        private Held and(Held other) {
            return new Held(times + other.times, longest.compareTo(other.longest) > 0 ? longest : other.longest);
        }
    }

    CallTimes and(String call, Duration took) {
        boolean isLonger = took.compareTo(longest) > 0;
        return new CallTimes(calls + 1, total.plus(took), isLonger ? took : longest, isLonger ? call : longestCall, held, stack);
    }

    /// With a call that has held the window up.
    CallTimes andHeld(String call, Duration took) {
        Map<String, Held> more = new TreeMap<>(held);
        more.merge(call, new Held(1, took), Held::and);
        return new CallTimes(calls, total, longest, longestCall, more, stack);
    }

    /// With where a call was that had the window for very long.
    CallTimes andStack(String lines) {
        return new CallTimes(calls, total, longest, longestCall, held, lines);
    }

    /// In few words; an empty text when there was none.
    String text() {
        return calls == 0 ? "" : String.format(Locale.ROOT, "%d %s, %.0f ms, longest %.0f ms (%s)", calls, calls == 1 ? "call" : "calls",
                total.toNanos() / MILLION, longest.toNanos() / MILLION, longestCall);
    }

    /// Which calls have held the window up, how often and how long, in few words; an empty text for none.
    String heldText() {
        return new TreeMap<>(held).entrySet().stream().map(each -> String.format(Locale.ROOT, "%s %s, longest %.0f ms", each.getKey(),
                each.getValue().times == 1 ? "once" : each.getValue().times + " times", each.getValue().longest.toNanos() / MILLION))
                .collect(Collectors.joining("; "));
    }
}
