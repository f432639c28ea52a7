package dev.tandem.timeline;

import dev.tandem.toolkit.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures in words, with how they are defined. Stateless.
final class FiguresText {
    private static final String DEFINITIONS = """
            T is the time from the first call that is shown to the end of the last, W the time that workers lived in it, together, \
            and C the time in which they computed what was not lost.

            Speed-up: C / T, how many times longer one worker would have computed.
            Efficiency: C / W.
            Imbalance: how much longer the busiest worker computed than all on average.
            Lost and given up: part of W that was computed for nothing.
            Starting: part of W in which workers started.
            Transfer: part of W in which workers read arguments and wrote values, or had nothing to do while a call was on its way.
            Idle: the rest of W.""";
    private static final double PERCENT = 100;
    private static final double LEAST = 0.005;

    private FiguresText() {}

    /// What matters most, in a line.
    static String of(TimelineFigures figures) {
        if (figures.calls() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of(CallText.time(figures.seconds()),
                "speed-up " + number(figures.speedUp()) + " on " + number(figures.workers()) + " workers", "efficiency "
                        + percent(figures.efficiency()),
                "imbalance " + percent(figures.imbalance()), "idle " + percent(figures.waiting()),
                "transfer " + percent(figures.transfer())));
        if (figures.starting() >= LEAST) {
            parts.add("starting " + percent(figures.starting()));
        }
        if (figures.inVain() > 0) {
            parts.add("lost " + percent(figures.inVain()));
        }
        return String.join(" · ", parts);
    }

    /// The same with how it is defined.
    static String explained(TimelineFigures figures) {
        return Plural.of(figures.calls(), "call") + " in " + of(figures) + "\n\n" + DEFINITIONS;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String percent(double share) {
        double percent = share * PERCENT;
        return percent > 0 && percent < 1 ? "<1 %" : Math.round(percent) + " %";
    }
}
