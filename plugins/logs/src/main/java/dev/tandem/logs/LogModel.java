package dev.tandem.logs;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.log.LogLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The last lines of all workers, also of those that are gone. Used by the window's thread only.
public final class LogModel {
    private static final int CAPACITY = 100_000;

    private final LogLines made;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private final SortedSet<String> sources = new TreeSet<>();

    LogModel() {
        this(UnaryOperator.identity());
    }

    /// @param places puts the lines of scripts in the place of what the JVM calls them
    LogModel(UnaryOperator<String> places) {
        made = new LogLines(places);
    }

    /// @return the lines that the events made
    public List<LogLine> take(List<RuntimeEvent> events) {
        List<LogLine> fresh = new ArrayList<>();
        for (RuntimeEvent event : events) {
            made.take(event, fresh::add);
        }
        fresh.forEach(this::add);
        return fresh;
    }

    private void add(LogLine line) {
        if (lines.size() == CAPACITY) {
            lines.remove();
        }
        lines.add(line);
        sources.add(line.source());
    }

    /// All that a filter lets through, oldest first.
    public List<LogLine> lines(LogFilter filter) {
        return lines.stream().filter(filter).toList();
    }

    /// Names of all groups and workers that have a line.
    public List<String> sources() {
        return List.copyOf(sources);
    }
}
