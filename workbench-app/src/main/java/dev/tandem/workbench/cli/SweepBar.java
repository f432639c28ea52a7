package dev.tandem.workbench.cli;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepEvents;
import java.io.PrintStream;
import java.time.Duration;

/// Shows on a terminal how far sweeps have come, and nothing where nobody looks. Sweeps that are over at once are
/// not shown.
///
/// While it is open, standard output and error go around its line.
final class SweepBar implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final BottomLine line;
    /// How long a sweep takes before it is shown.
    private final Duration patience;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final EventChannel.Subscription subscription;
    /// Written and read by the thread that tells events.
    private long lastShown;

    private SweepBar(BottomLine line, Duration patience) {
        this.line = line;
        this.patience = patience;
        if (line == null) {
            subscription = null;
        } else {
            System.setOut(line.above(out));
            System.setErr(line.above(err));
            subscription = SweepEvents.subscribe(this::tell);
        }
    }

    /// On standard error, if that is a terminal.
    static SweepBar onTerminal() {
        return new SweepBar(StandardError.isTerminal() ? new BottomLine(System.err, StandardError::width) : null, PATIENCE);
    }

    static SweepBar on(BottomLine line, Duration patience) {
        return new SweepBar(line, patience);
    }

    private void tell(SweepEvent event) {
        String name = event.run().name();
        switch (event) {
            case SweepEvent.Started _ -> {}
            case SweepEvent.Changed now -> line.show(ProgressText.line(name, now.progress()));
            case SweepEvent.RowsFinished now -> {
                boolean due = System.nanoTime() - lastShown >= PAUSE.toNanos();
                if (due && now.progress().elapsed().compareTo(patience) > 0) {
                    lastShown = System.nanoTime();
                    line.show(ProgressText.line(name, now.progress()));
                }
            }
            case SweepEvent.Ended end -> {
                line.erase();
                if (end.progress().elapsed().compareTo(patience) > 0) {
                    line.leave(ProgressText.summary(name, end.progress(), end.ending()));
                }
            }
        }
    }

    /// The line in which it is shown; null where nobody looks, or not at standard output.
    BottomLine line() {
        return System.console() != null && System.console().isTerminal() ? line : null;
    }

    /// A statement begins, whose output may use the line.
    void begin() {
        if (line != null) {
            line.quiet(false);
        }
    }

    /// Has everything shown that has happened so far, so that what a shell prints next comes after it, and keeps quiet until the
    /// next statement begins.
    void settle() {
        if (line != null) {
            subscription.flush(LAST_WORDS);
            line.quiet(true);
        }
    }

    @Override
    public void close() {
        if (line != null) {
            settle();
            subscription.close();
            System.setOut(out);
            System.setErr(err);
        }
    }
}
