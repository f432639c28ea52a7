package dev.tandem.workbench.running;

import dev.tandem.engine.runtime.Belongings.Ended;
import dev.tandem.engine.runtime.Belongings.Kept;
import dev.tandem.engine.runtime.Belongings;
import dev.tandem.toolkit.Plural;
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
    /// What earlier runs of a file have kept. Guarded by this.
    private final Map<String, List<Belongings>> keeping = new HashMap<>();

    /// Ends what the last run of a file has left open, and waits for that, but not for ever.
    ///
    /// @param file tells it from others
    /// @param name what people call it
    /// @return what was ended and what was kept, in sentences; empty when nothing was
    String end(String file, String name) {
        List<Belongings> former;
        List<Belongings> keepers;
        synchronized (this) {
            former = last.getOrDefault(file, List.of());
            last.remove(file);
            keepers = keeping.computeIfAbsent(file, _ -> new ArrayList<>());
            keepers.addAll(former);
        }
        List<Ended> ended = new ArrayList<>();
        former.forEach(each -> ended.addAll(each.end(name + " runs again", LONGEST)));
        List<Kept> kept;
        synchronized (this) {
            keepers.removeIf(each -> each.kept().isEmpty());
            kept = keepers.stream().flatMap(each -> each.kept().stream()).toList();
        }
        return sentences(name, ended, kept);
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
        for (Map<String, List<Belongings>> map : List.of(last, keeping)) {
            List<Belongings> runs = map.remove(from);
            if (runs != null) {
                map.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(runs);
            }
        }
    }

    /// Who keeps at each run adds at each run, and has to know.
    static String sentences(String name, List<Ended> ended, List<Kept> kept) {
        String sentence = kept.isEmpty() ? "" : "Kept from earlier runs of " + name + ": "
                + listed(kept.stream().map(each -> described(each.name(), each.workers())).toList()) + ".";
        return ended.isEmpty() ? sentence : (sentence(name, ended) + " " + sentence).strip();
    }

    private static String sentence(String name, List<Ended> ended) {
        List<String> late = ended.stream().filter(each -> !each.isGone()).map(Ended::name).toList();
        return "Ended what the last run of " + name + " had left open: "
                + listed(ended.stream().map(each -> described(each.name(), each.workers())).toList()) + "."
                + (late.isEmpty() ? "" : " Not gone yet: " + String.join(", ", late) + ".");
    }

    private static String described(String name, int workers) {
        return name + " (" + Plural.of(workers, "worker") + ")";
    }

    private static String listed(List<String> names) {
        int all = names.size();
        return all == 1 ? names.getFirst()
                : names.stream().limit(all - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }
}
