package dev.tandem.workbench.cli;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.RuntimeEvents;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Prints what workers print, each line with the pool and the worker that it comes from. On a terminal what has come of a line
/// is shown at once.
final class WorkerLines implements AutoCloseable {
    private static final int STANDARD_OUTPUT = 1;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /// Who prints a line.
    private record Printer(long group, int worker, int stream) {}

    private final PrintStream out;
    private final PrintStream err;
    /// Null where lines are shown only when they have ended.
    private final BottomLine line;
    /// Lines that workers have begun. Used by the thread that tells events.
    private final Map<Printer, String> begun = new LinkedHashMap<>();
    private final EventChannel.Subscription subscription;

    private WorkerLines(PrintStream out, PrintStream err, BottomLine line) {
        this.out = out;
        this.err = err;
        this.line = line;
        subscription = RuntimeEvents.subscribe(Set.of(RuntimeEvent.WorkerOutput.class, RuntimeEvent.WorkerPrinting.class), this::tell);
    }

    /// @param line shows lines that have not ended; null shows whole lines only
    static WorkerLines show(PrintStream out, PrintStream err, BottomLine line) {
        return new WorkerLines(out, err, line);
    }

    private void tell(RuntimeEvent event) {
        switch (event) {
            case RuntimeEvent.WorkerOutput e when e.isNote() -> {}
            case RuntimeEvent.WorkerOutput e -> {
                begun(new Printer(e.groupId(), e.worker(), e.stream()), null);
                (e.stream() == STANDARD_OUTPUT ? out : err).println(from(e.group(), e.worker()) + e.text());
            }
            case RuntimeEvent.WorkerPrinting e -> begun(new Printer(e.groupId(), e.worker(), e.stream()),
                    from(e.group(), e.worker()) + shown(e.text()));
            case RuntimeEvent.EventsMissed missed -> err.println("[engine] too much at once, not shown: events=" + missed.count());
            default -> {}
        }
    }

    private void begun(Printer printer, String text) {
        if (line != null && (text == null ? begun.remove(printer) : begun.put(printer, text)) != text) {
            line.begun(String.join("  ", begun.values()));
        }
    }

    private static String from(String group, int worker) {
        return "[" + group + " worker " + worker + "] ";
    }

    /// As a terminal shows it: what follows a return takes the place of what was before.
    private static String shown(String text) {
        return text.substring(text.lastIndexOf('\r', text.length() - 2) + 1).replaceAll("\\p{Cntrl}", " ");
    }

    /// Prints what has arrived before it ends.
    @Override
    public void close() {
        subscription.flush(LAST_WORDS);
        subscription.close();
    }
}
