package dev.tandem.workbench.editor.run;

import dev.tandem.workbench.session.SourceText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How long what was given to run has run, in words. Thread-safe.
public final class Durations {
    private static final long NOT_BEGUN = -1;

    /// @param since when it began, or NOT_BEGUN
    private record Run(String what, long since) {}

    private final Map<SourceText, Run> runs = new ConcurrentHashMap<>();

    /// All of a text of the editors is going to run.
    public void givenWhole(SourceText source) {
        runs.put(source, new Run(source.name(), NOT_BEGUN));
    }

    /// A part of a text of the editors is going to run.
    public void givenPart(SourceText source) {
        runs.put(source, new Run(lines(source), NOT_BEGUN));
    }

    /// A text begins to run.
    public void begins(SourceText source) {
        runs.computeIfPresent(source, (_, run) -> new Run(run.what(), System.nanoTime()));
    }

    /// A text has ended.
    ///
    /// @return how long it took, as in "lines 3 to 7 of sweep.jsh took 1.2 s"; empty for one that nobody has given
    public Optional<String> ends(SourceText source) {
        Run run = runs.remove(source);
        return run == null || run.since() == NOT_BEGUN ? Optional.empty()
                : Optional.of(run.what() + " took " + time((System.nanoTime() - run.since()) / 1e9));
    }

    /// It will not run.
    public void dropped(SourceText source) {
        runs.remove(source);
    }

    private static String lines(SourceText source) {
        String text = source.text();
        int first = source.position(text.length() - text.stripLeading().length()).line();
        int last = source.position(text.stripTrailing().length()).line();
        return (first == last ? "line " + first : "lines " + first + " to " + last) + " of " + source.name();
    }

    static String time(double seconds) {
        return seconds < 1 ? Math.round(seconds * 1000) + " ms"
                : seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) / 60 + " min " + Math.round(seconds) % 60 + " s";
    }
}
