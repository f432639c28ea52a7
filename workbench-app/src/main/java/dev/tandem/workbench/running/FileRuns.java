package dev.tandem.workbench.running;

import dev.tandem.engine.runtime.Belongings;
import dev.tandem.engine.runtime.Belongings.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the last run of each file has opened; it ends when that file runs again. Thread-safe.
final class FileRuns {
    /// How long a run waits for the end of what the one before has opened.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// By file; several where a text took the place of another. Guarded by this.
    private final Map<String, List<Belongings>> last = new HashMap<>();

    /// Ends what the last run of a file has left open, and waits for that, but not for ever.
    ///
    /// @param file tells it from others
    /// @param name what people call it
    /// @return what was ended, in a sentence; empty when nothing was
    String end(String file, String name) {
        List<Belongings> former;
        synchronized (this) {
            former = last.remove(file);
        }
        List<Ended> ended = new ArrayList<>();
        if (former != null) {
            former.forEach(each -> ended.addAll(each.end(name + " runs again", LONGEST)));
        }
        return sentence(name, ended);
    }

    /// A run begins.
    ///
    /// @return to which what it opens belongs
    synchronized Belongings begin(String file, String name) {
        Belongings fresh = new Belongings(name);
        last.computeIfAbsent(file, _ -> new ArrayList<>()).add(fresh);
        return fresh;
    }

    /// A text is another file from now on, which it may have replaced.
    synchronized void moved(String from, String to) {
        List<Belongings> runs = last.remove(from);
        if (runs != null) {
            last.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(runs);
        }
    }

    static String sentence(String name, List<Ended> ended) {
        if (ended.isEmpty()) {
            return "";
        }
        List<String> late = ended.stream().filter(each -> !each.isGone()).map(Ended::name).toList();
        return "Ended what the last run of " + name + " had left open: "
                + listed(ended.stream().map(FileRuns::described).toList()) + "."
                + (late.isEmpty() ? "" : " Not gone yet: " + String.join(", ", late) + ".");
    }

    private static String described(Ended one) {
        return one.name() + " (" + one.workers() + (one.workers() == 1 ? " worker)" : " workers)");
    }

    private static String listed(List<String> names) {
        int all = names.size();
        return all == 1 ? names.getFirst()
                : names.stream().limit(all - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }
}
