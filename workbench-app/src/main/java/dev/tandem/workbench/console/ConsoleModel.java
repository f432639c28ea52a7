package dev.tandem.workbench.console;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects what is to be printed, from any thread; the window takes it when it has time. Of lines that come faster
/// than the window takes them the newest are kept, as many as the window shows, and the others are counted.
public final class ConsoleModel implements HostListener {
    static final int MOST_LINES = 5000;
    private static final int MOST_OF_STOPPED = 100;
    /// So many lines of workers that have not ended are shown.
    private static final int MOST_OPEN = 20;

    /// Some of what is to be shown.
    ///
    /// @param lines to be added
    /// @param open lines that have not ended, as far as they have been printed, to be shown until the next batch
    record Batch(List<ConsoleLine> lines, List<ConsoleLine> open) {}

    /// A line that waits.
    ///
    /// @param isPrinted whether code has printed it; all others are of the workbench
    private record Waiting(ConsoleLine line, boolean isPrinted) {}

    /// Who prints a line.
    private record Printer(long group, int worker, int stream) {}

    /// Guarded by this, as is the number.
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final OpenLine open = new OpenLine(line -> push(placed(line), true));
    /// Lines that workers have begun. Guarded by this.
    private final Map<Printer, ConsoleLine> begun = new LinkedHashMap<>();
    private long leftOut;
    /// Written and read by the thread that runs.
    private volatile boolean quiet;
    private volatile UnaryOperator<String> places = UnaryOperator.identity();

    /// @param naming puts the lines of scripts in the place of what the JVM calls them, in what workers print and in errors; must not wait
    public void placesBy(UnaryOperator<String> naming) {
        places = naming;
    }

    /// Adds a whole line, on its own whatever has been printed without an end of line.
    public synchronized void add(ConsoleLine line) {
        open.cut();
        push(line, false);
    }

    /// Adds to what has been printed; what is not ended yet can be seen all the same.
    synchronized void print(Kind kind, CharSequence text) {
        open.print(kind, text);
    }

    /// Stacks and what the JDK's logging says are errors; other output is shown as it was printed.
    private ConsoleLine placed(ConsoleLine line) {
        return line.kind() == Kind.ERROR ? new ConsoleLine(line.kind(), places.apply(line.text())) : line;
    }

    private void push(ConsoleLine line, boolean isPrinted) {
        if (waiting.size() == MOST_LINES) {
            waiting.remove();
            leftOut++;
        }
        waiting.add(new Waiting(line, isPrinted));
    }

    /// The next lines since the last call.
    ///
    /// @param most so many at most
    synchronized Batch take(int most) {
        List<ConsoleLine> lines = new ArrayList<>();
        if (leftOut > 0) {
            lines.add(new ConsoleLine(Kind.NOTICE, leftOut + " lines left out, which came faster than they can be shown"));
            leftOut = 0;
        }
        while (!waiting.isEmpty() && lines.size() < most) {
            lines.add(waiting.remove().line());
        }
        return new Batch(lines, waiting.isEmpty() ? open() : List.of());
    }

    /// Of what was stopped nobody waits for all that it has printed: but for the last lines it is counted.
    private synchronized void shorten() {
        long surplus = waiting.stream().filter(Waiting::isPrinted).count() - MOST_OF_STOPPED;
        for (Iterator<Waiting> each = waiting.iterator(); surplus > 0;) {
            if (each.next().isPrinted()) {
                each.remove();
                leftOut++;
                surplus--;
            }
        }
    }

    private List<ConsoleLine> open() {
        return Stream.concat(begun.values().stream().limit(MOST_OPEN), Stream.ofNullable(open.line())).toList();
    }

    @Override
    public void started(SourceText source, boolean isQuiet) {
        quiet = isQuiet;
    }

    @Override
    public void happened(StatementOutcome outcome) {
        if (outcome instanceof StatementOutcome.Stopped) {
            shorten();
        }
        if (outcome instanceof StatementOutcome.Value value && !value.rendered().isEmpty() && !quiet) {
            add(new ConsoleLine(Kind.VALUE, value.name() + " = " + value.rendered()));
        }
        if (outcome instanceof StatementOutcome.Defined defined && !defined.summary().isEmpty() && !quiet) {
            add(new ConsoleLine(Kind.NOTICE, defined.summary()));
        }
        ErrorReport.lines(outcome).forEach(line -> add(new ConsoleLine(Kind.ERROR, line)));
        ErrorReport.notes(outcome).forEach(line -> add(new ConsoleLine(Kind.NOTICE, line)));
    }

    @Override
    public void said(String text) {
        text.lines().forEach(line -> add(new ConsoleLine(Kind.NOTICE, line)));
    }

    @Override
    public void dropped(List<SourceText> texts, String what) {
        Map<String, Integer> told = new LinkedHashMap<>();
        texts.forEach(each -> told.merge(each.name() + " (" + each.beginning() + ")", 1, Integer::sum));
        add(new ConsoleLine(Kind.NOTICE, "Not run, since it was waiting when " + what + ": " + told.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() == 1 ? "" : ", " + each.getValue() + " times")).collect(Collectors.joining(", "))));
    }

    @Override
    public void reset() {
        add(new ConsoleLine(Kind.NOTICE, "The session was reset: what was typed is forgotten, and what it had running has ended."));
    }

    @Override
    public void changed(HostState state) {
        if (state == HostState.ABANDONED) {
            add(new ConsoleLine(Kind.ERROR, "The code could not be stopped and is still running. "
                    + "Reset the session (Run, Reset session) to go on with a fresh one; "
                    + "/reload -restore then runs again what was typed."));
        }
    }

    /// Takes what workers print.
    public void take(List<RuntimeEvent> events) {
        for (RuntimeEvent event : events) {
            switch (event) {
                case RuntimeEvent.WorkerOutput e when e.isNote() -> {}
                case RuntimeEvent.WorkerOutput e -> ended(new Printer(e.groupId(), e.worker(), e.stream()),
                        worker(e.group(), e.worker(), e.stream(), places.apply(e.text())));
                case RuntimeEvent.WorkerPrinting e -> printing(new Printer(e.groupId(), e.worker(), e.stream()),
                        worker(e.group(), e.worker(), e.stream(), e.text()));
                default -> {}
            }
        }
    }

    /// As a terminal shows it: what follows a return takes the place of what was before.
    private static ConsoleLine worker(String group, int number, int stream, String text) {
        String shown = text.substring(text.lastIndexOf('\r', text.length() - 2) + 1);
        return ConsoleLine.of(group, number, stream == 1 ? Kind.WORKER : Kind.WORKER_ERROR,
                shown.endsWith("\r") ? shown.substring(0, shown.length() - 1) : shown);
    }

    private synchronized void printing(Printer printer, ConsoleLine line) {
        begun.put(printer, line);
    }

    private synchronized void ended(Printer printer, ConsoleLine line) {
        begun.remove(printer);
        open.cut();
        push(line, true);
    }
}
