package dev.tandem.workbench.editor.run;

import dev.tandem.workbench.session.SourceText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How long what was given to run has run, in words. Thread-safe.
public final class Durations {
    private static final long NOT_BEGUN = -1;

    private final Map<SourceText, Long> begun = new ConcurrentHashMap<>();

    /// A text of the editors is going to run.
    public void given(SourceText source) {
        begun.put(source, NOT_BEGUN);
    }

    /// A text begins to run.
    public void begins(SourceText source) {
        begun.computeIfPresent(source, (_, _) -> System.nanoTime());
    }

    /// A text has ended.
    ///
    /// @return how long it took, as in "lines 3 to 7 of sweep.jsh took 1.2 s"; empty for one that nobody has given
    public Optional<String> ends(SourceText source) {
        Long since = begun.remove(source);
        return since == null || since == NOT_BEGUN ? Optional.empty()
                : Optional.of(what(source) + " took " + time((System.nanoTime() - since) / 1e9));
    }

    private static String what(SourceText source) {
        String text = source.text();
        int first = source.position(text.length() - text.stripLeading().length()).line();
        int last = source.position(text.stripTrailing().length()).line();
        return (first == last ? "line " + first : "lines " + first + " to " + last) + " of " + source.name();
    }

    static String time(double seconds) {
        return seconds < 1 ? Math.round(seconds * 1000) + " ms"
                : seconds < 60 ? "%.1f s".formatted(seconds) : Math.round(seconds) / 60 + " min " + Math.round(seconds) % 60 + " s";
    }
}
