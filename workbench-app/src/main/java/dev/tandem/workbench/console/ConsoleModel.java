package dev.tandem.workbench.console;

import dev.tandem.engine.runtime.RuntimeEvent;
import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.session.Outcome;
import dev.tandem.workbench.session.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Collects what is to be printed, from any thread; the window takes it when it has time. Lines that come
/// faster than the window takes them are counted and left out.
public final class ConsoleModel implements HostListener {
    private static final int MOST_WAITING = 5000;

    /// Guarded by this, as is the number.
    private final ArrayDeque<ConsoleLine> waiting = new ArrayDeque<>();
    private long leftOut;
    /// Written and read by the thread that runs.
    private volatile boolean quiet;

    public synchronized void add(ConsoleLine line) {
        if (waiting.size() == MOST_WAITING) {
            waiting.remove();
            leftOut++;
        }
        waiting.add(line);
    }

    /// All lines since the last call.
    public synchronized List<ConsoleLine> take() {
        List<ConsoleLine> lines = new ArrayList<>();
        if (leftOut > 0) {
            lines.add(new ConsoleLine(Kind.NOTICE, leftOut + " lines left out"));
            leftOut = 0;
        }
        lines.addAll(waiting);
        waiting.clear();
        return lines;
    }

    @Override
    public void started(SourceText source, boolean isQuiet) {
        quiet = isQuiet;
    }

    @Override
    public void happened(Outcome outcome) {
        if (outcome instanceof Outcome.Value value && !value.rendered().isEmpty() && !quiet) {
            add(new ConsoleLine(Kind.VALUE, value.name() + " = " + value.rendered()));
        }
        if (outcome instanceof Outcome.Defined defined && !defined.summary().isEmpty() && !quiet) {
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
            if (event instanceof RuntimeEvent.WorkerOutput output) {
                Kind kind = output.stream() == 1 ? Kind.WORKER : Kind.WORKER_ERROR;
                add(new ConsoleLine(kind, output.group() + " / " + output.worker(), output.text()));
            }
        }
    }
}
