package dev.tandem.logs;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TaskLabel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The last lines of all workers, also of those that are gone. Used by the window's thread only.
public final class LogModel {
    private static final int CAPACITY = 100_000;

    private final UnaryOperator<String> places;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private final SortedSet<String> sources = new TreeSet<>();

    LogModel() {
        this(UnaryOperator.identity());
    }

    /// @param places puts the lines of scripts in the place of what the JVM calls them
    LogModel(UnaryOperator<String> places) {
        this.places = places;
    }

    /// @return the lines that the events made
    public List<LogLine> take(List<RuntimeEvent> events) {
        List<LogLine> fresh = new ArrayList<>();
        for (RuntimeEvent event : events) {
            LogLine line = line(event);
            if (line != null) {
                fresh.add(line);
            }
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

    private LogLine line(RuntimeEvent event) {
        Instant time = event.time();
        return switch (event) {
            case RuntimeEvent.WorkerOutput e -> new LogLine(time, e.isNote() ? LogLevel.STATE : e.stream() == 1 ? LogLevel.OUTPUT : LogLevel.ERROR,
                    worker(e.group(), e.worker()), places.apply(e.text()));
            case RuntimeEvent.WorkerChanged e -> new LogLine(time, LogLevel.TRACE, worker(e.group(), e.worker()),
                    e.state().name().toLowerCase() + (e.reason() == null ? "" : ": " + e.reason()));
            case RuntimeEvent.WorkerEnding e -> new LogLine(time, LogLevel.STATE, worker(e.group(), e.worker()),
                    "ending: " + e.step().name().toLowerCase());
            case RuntimeEvent.GroupOpened e -> new LogLine(time, LogLevel.STATE, e.group(),
                    "opened in " + e.scope() + " with " + Plural.of(e.size(), "worker"));
            case RuntimeEvent.GroupClosed e ->
                    new LogLine(time, LogLevel.STATE, e.group(), e.reason().equals("closed") ? e.reason() : "closed: " + e.reason());
            case RuntimeEvent.CallFinished e when e.error() != null ->
                    new LogLine(time, LogLevel.ERROR, worker(e.group(), e.worker()), TaskLabel.words(e.label()) + " failed: " + e.error());
            case RuntimeEvent.SpareChanged e -> new LogLine(time, LogLevel.TRACE, "spares", "pid=" + e.pid() + ", " + e.what());
            case RuntimeEvent.LimitExceeded e -> new LogLine(time, LogLevel.ERROR, "engine",
                    "many worker processes: subprocesses=" + e.subprocesses() + ", limit=" + e.limit());
            case RuntimeEvent.Warned e -> new LogLine(time, LogLevel.ERROR, e.source(), e.text());
            case RuntimeEvent.EventsMissed e -> new LogLine(time, LogLevel.ERROR, "engine",
                    "too much at once, not shown: events=" + e.count());
            default -> null;
        };
    }

    private static String worker(String group, int number) {
        return group + " / " + number;
    }
}
