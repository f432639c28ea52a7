package dev.tandem.engine.log;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeEvent.CallFailed;
import dev.tandem.engine.event.RuntimeEvent.EventsMissed;
import dev.tandem.engine.event.RuntimeEvent.GroupClosed;
import dev.tandem.engine.event.RuntimeEvent.GroupOpened;
import dev.tandem.engine.event.RuntimeEvent.LimitExceeded;
import dev.tandem.engine.event.RuntimeEvent.LogRecorded;
import dev.tandem.engine.event.RuntimeEvent.ProcessChanged;
import dev.tandem.engine.event.RuntimeEvent.SpareChanged;
import dev.tandem.engine.event.RuntimeEvent.Warned;
import dev.tandem.engine.event.RuntimeEvent.WorkerEnding;
import dev.tandem.engine.event.RuntimeEvent.WorkerOutput;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerState;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Makes lines of events. Used by one thread at a time.
///
/// Groups may have one name after each other or at once: the first has it as it is, another one with its number, as in `pool#17`. A
/// worker that has lost its process goes on under its number; a line says where one process ended and why, and one where the next began.
public final class LogLines {
    /// The events that have lines: none of them comes with each call.
    public static final Set<Class<? extends RuntimeEvent>> KINDS = Set.of(WorkerOutput.class, ProcessChanged.class, WorkerEnding.class,
            GroupOpened.class, GroupClosed.class, CallFailed.class, SpareChanged.class, LimitExceeded.class, Warned.class, LogRecorded.class);
    /// Of what the log says itself.
    static final String SELF = "log";
    private static final Map<String, LogLevel> LEVELS = Map.of("SEVERE", LogLevel.ERROR, "WARNING", LogLevel.WARNING, "INFO", LogLevel.INFO, "CONFIG",
            LogLevel.TRACE, "FINE", LogLevel.TRACE, "FINER", LogLevel.TRACE, "FINEST", LogLevel.TRACE);
    private static final int LONGEST_LEVEL = "WARNING".length();
    /// The first line of what a logger prints by itself: date, time, class and method.
    private static final Pattern LOGGED = Pattern.compile("\\p{L}{3}\\.? \\d{2}, \\d{4} \\d{1,2}:\\d\\d:\\d\\d \\S{2,4} \\S+( \\S+)?");
    private static final int MOST_NAMES = 10_000;

    private final UnaryOperator<String> places;
    /// The number of the first group of each name; of so many names.
    private final Map<String, Long> names = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_NAMES;
        }
    };
    /// The numbers of the processes that are there, by workers.
    private final Map<String, Long> processes = new HashMap<>();
    /// What a logger has said last: warnings of the engine come twice.
    private String recorded = "";

    /// @param places puts the lines of scripts in the place of what the JVM calls them
    public LogLines(UnaryOperator<String> places) {
        this.places = places;
    }

    /// Gives on the lines of an event, if it has any.
    public void take(RuntimeEvent event, Consumer<? super LogLine> lines) {
        Instant time = event.time();
        switch (event) {
            case WorkerOutput e -> give(time, level(e), worker(e.groupId(), e.group(), e.worker()), places.apply(e.text()), lines);
            case ProcessChanged e -> {
                String worker = worker(e.groupId(), e.group(), e.worker());
                give(time, LogLevel.STATE, worker, life(e, worker), lines);
            }
            case WorkerEnding e when e.step() == KillStep.GONE -> {
                // That its process has ended is told, too.
            }
            case WorkerEnding e -> give(time, LogLevel.STATE, worker(e.groupId(), e.group(), e.worker()), "ending: " + e.step().name().toLowerCase(),
                    lines);
            case GroupOpened e -> give(time, LogLevel.STATE, group(e.groupId(), e.group()),
                    "opened in " + e.scope() + " with " + e.size() + (e.size() == 1 ? " worker" : " workers"), lines);
            case GroupClosed e -> give(time, LogLevel.STATE, group(e.groupId(), e.group()),
                    e.reason().equals("closed") ? e.reason() : "closed: " + e.reason(), lines);
            case CallFailed e -> give(time, LogLevel.ERROR, worker(e.groupId(), e.group(), e.worker()),
                    e.label() + " failed: " + places.apply(e.error()), lines);
            case SpareChanged e -> give(time, LogLevel.TRACE, "spares", "pid=" + e.pid() + ", " + e.what(), lines);
            case LimitExceeded e -> give(time, LogLevel.WARNING, "engine",
                    "many worker processes: subprocesses=" + e.subprocesses() + ", limit=" + e.limit(), lines);
            case LogRecorded e -> {
                recorded = e.text();
                give(time, LogLevel.of(e.severity()), e.source(), places.apply(e.text()), lines);
            }
            case Warned e when e.text().equals(recorded) -> recorded = "";
            case Warned e -> give(time, LogLevel.WARNING, e.source(), e.text(), lines);
            case EventsMissed e -> give(time, LogLevel.ERROR, SELF, "too much at once, not kept: events=" + e.count(), lines);
            default -> {
                // Of others no line is made.
            }
        }
    }

    /// The number of a process is not known any more when it has ended.
    private String life(ProcessChanged e, String worker) {
        Long known = e.pid() >= 0 ? Long.valueOf(e.pid()) : e.state() == WorkerState.GONE ? processes.remove(worker) : null;
        String process = known == null ? "process" : "process " + known;
        String why = e.reason() == null || e.reason().isEmpty() ? "" : ": " + e.reason();
        return switch (e.state()) {
            case STARTING -> "a process is being started" + why;
            case IDLE, BUSY -> {
                processes.put(worker, known);
                yield process + " is ready";
            }
            case STOPPING -> process + " is being ended" + why;
            case GONE -> process + " has ended" + why;
        };
    }

    /// What loggers print by themselves goes to standard error, whatever it is: two lines, of which the second begins with the level.
    private static LogLevel level(WorkerOutput e) {
        if (e.stream() == 1) {
            return LogLevel.OUTPUT;
        }
        if (e.isNote()) {
            return LogLevel.STATE;
        }
        int colon = Math.min(e.text().indexOf(':'), LONGEST_LEVEL);
        LogLevel told = colon < 0 ? null : LEVELS.get(e.text().substring(0, colon));
        return told != null ? told : LOGGED.matcher(e.text()).matches() ? LogLevel.INFO : LogLevel.ERROR;
    }

    private static void give(Instant time, LogLevel level, String source, String text, Consumer<? super LogLine> lines) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.accept(new LogLine(time, level, source, text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end)));
            from = end + 1;
        }
        if (from < text.length() || from == 0) {
            lines.accept(new LogLine(time, level, source, text.substring(from)));
        }
    }

    private String worker(long id, String name, int number) {
        return group(id, name) + "/" + number;
    }

    private String group(long id, String name) {
        Long first = names.putIfAbsent(name, id);
        return first == null || first == id ? name : name + "#" + id;
    }
}
