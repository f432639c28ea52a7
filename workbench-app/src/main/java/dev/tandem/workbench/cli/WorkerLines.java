package dev.tandem.workbench.cli;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.RuntimeEvents;
import java.io.PrintStream;
import java.time.Duration;

/// Prints what workers print, each line with the pool and the worker that it comes from.
final class WorkerLines implements AutoCloseable {
    private static final int STANDARD_OUTPUT = 1;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final EventChannel.Subscription subscription;

    private WorkerLines(PrintStream out, PrintStream err) {
        subscription = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.WorkerOutput line) {
                PrintStream stream = line.stream() == STANDARD_OUTPUT ? out : err;
                stream.println("[" + line.group() + " worker " + line.worker() + "] " + line.text());
            } else if (event instanceof RuntimeEvent.EventsMissed missed) {
                err.println("[engine] too much at once, not shown: events=" + missed.count());
            }
        });
    }

    static WorkerLines show(PrintStream out, PrintStream err) {
        return new WorkerLines(out, err);
    }

    /// Prints what has arrived before it ends.
    @Override
    public void close() {
        subscription.flush(LAST_WORDS);
        subscription.close();
    }
}
