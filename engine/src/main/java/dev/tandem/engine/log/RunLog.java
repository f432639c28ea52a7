package dev.tandem.engine.log;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Writes what workers print and what becomes of them to a folder of this run, from when it is opened until it is closed. Its folder is made
/// with the first line. A thread of its own writes four times a second, so that a process that is killed loses no more; nobody waits for
/// the disk. Lines that it cannot take are counted, and a line says how many. That the disk is full is told once, and tried again later.
/// Thread-safe; whoever opens it closes it.
public final class RunLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.tandem.log");
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int CHUNK = 1 << 16;
    /// Characters that may wait.
    private static final int MOST_WAITING = 16 << 20;

    private record Chunk(String text, int lines) {}

    private final LogFolder folder;
    private final LogLimits limits;
    private final String what;
    private final Consumer<String> problem;
    private final Instant begun = Instant.now();
    private final RecordHandler records = new RecordHandler();
    private final EventChannel.Subscription subscription;
    private final Thread writer;
    private final LogLines made = new LogLines(this::placed);
    private final LogForm form = new LogForm();
    private volatile UnaryOperator<String> places = UnaryOperator.identity();
    /// Guarded by this, as is all that follows: what waits for the writer.
    private List<Chunk> full = new ArrayList<>();
    private StringBuilder present = new StringBuilder();
    private int presentLines;
    private int waiting;
    private long dropped;
    private boolean isClosed;
    /// Used by the writer alone, as is all that follows; null while there is no folder.
    private Segments segments;
    private FileChannel lock;
    private Path own;
    private boolean isTold;
    /// When it failed last, as of the system's clock; 0 for never.
    private long failedAt;
    private long unkept;

    private RunLog(LogFolder folder, LogLimits limits, String what, Consumer<String> problem) {
        this.folder = folder;
        this.limits = limits;
        this.what = what;
        this.problem = problem;
        writer = EngineThreads.start("tandem-log", this::run);
        subscription = Announcements.subscribe(LogLines.KINDS, this::take);
    }

    /// Writes from now on to the user's folder.
    ///
    /// @param what this run is, for people: `window`, `run sweep.jsh`
    /// @param problem told in a sentence, once, that nothing can be written; on any thread
    public static RunLog open(String what, Consumer<String> problem) {
        return open(LogFolder.ofUser(), LogLimits.STANDARD, what, problem);
    }

    static RunLog open(LogFolder folder, LogLimits limits, String what, Consumer<String> problem) {
        return new RunLog(folder, limits, what, problem);
    }

    /// Has the lines of scripts put in the place of what the JVM calls them, from now on.
    public void placesBy(UnaryOperator<String> fresh) {
        places = fresh;
    }

    private String placed(String text) {
        return places.apply(text);
    }

    private void take(RuntimeEvent event) {
        made.take(event, this::add);
    }

    private synchronized void add(LogLine line) {
        if (waiting + present.length() > MOST_WAITING || isClosed) {
            dropped++;
            return;
        }
        form.write(line, present);
        presentLines++;
        if (present.length() >= CHUNK) {
            waiting += present.length();
            endChunk();
        }
        if (presentLines <= 1) {
            notifyAll();
        }
    }

    private void endChunk() {
        full.add(new Chunk(present.toString(), presentLines));
        present = new StringBuilder(present.length() + CHUNK / 4);
        presentLines = 0;
    }

    /// Waits for lines, and a little for more of them.
    ///
    /// @return nothing when there will be none
    private synchronized List<Chunk> next() throws InterruptedException {
        while (full.isEmpty() && presentLines == 0 && !isClosed) {
            wait();
        }
        long end = System.nanoTime() + PERIOD.toNanos();
        for (long left = PERIOD.toNanos(); full.isEmpty() && !isClosed && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (dropped > 0) {
            form.write(new LogLine(Instant.now(), LogLevel.ERROR, LogLines.SELF, "too much at once for the disk, not kept: lines=" + dropped),
                    present);
            presentLines++;
            dropped = 0;
        }
        if (presentLines > 0) {
            endChunk();
        }
        List<Chunk> all = full;
        full = new ArrayList<>();
        waiting = 0;
        return all;
    }

    private void run() {
        try {
            records.install();
            for (List<Chunk> each = next(); !each.isEmpty(); each = next()) {
                each.forEach(this::write);
            }
            if (segments != null) {
                segments.close();
                LoggedRun.here(own, false);
                lock.close();
            }
        } catch (IOException | RuntimeException | Error e) {
            // The boundary of the thread: whatever it is, all else goes on.
            tell(e);
        } catch (InterruptedException e) {
            // Nobody interrupts it; then there is no more to come.
            Thread.currentThread().interrupt();
        }
    }

    private void write(Chunk chunk) {
        if (failedAt != 0 && System.nanoTime() - failedAt < AGAIN.toNanos()) {
            unkept += chunk.lines();
            return;
        }
        try {
            if (segments == null) {
                begin();
            }
            if (unkept > 0) {
                StringBuilder line = new StringBuilder();
                new LogForm().write(new LogLine(Instant.now(), LogLevel.ERROR, LogLines.SELF,
                        "lines that could not be written are not kept: lines=" + unkept), line);
                segments.write(line.toString().getBytes(StandardCharsets.UTF_8), 1);
                unkept = 0;
            }
            segments.write(chunk.text().getBytes(StandardCharsets.UTF_8), chunk.lines());
            failedAt = 0;
        } catch (IOException | RuntimeException e) {
            unkept += chunk.lines();
            failedAt = System.nanoTime();
            if (segments != null) {
                segments.giveUp();
            }
            tell(e);
        }
    }

    private void begin() throws IOException {
        Path made = own == null ? folder.make(begun) : own;
        own = made;
        if (lock == null) {
            lock = FileChannel.open(made.resolve(LoggedRun.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Somebody may be looking at this moment whether it is locked.
            lock.lock();
            LoggedRun.here(made, true);
        }
        LoggedRun.write(made, what, begun);
        segments = new Segments(made, limits);
        // There may be much to remove, and lines wait.
        EngineThreads.start("tandem-log-tidy", this::tidy);
    }

    private void tidy() {
        try {
            folder.tidy(limits);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "logs of earlier runs not removed: folder=" + folder.path(), e);
        }
    }

    private void tell(Throwable why) {
        if (!isTold) {
            isTold = true;
            problem.accept("What workers print is not kept on disk: folder=" + (own == null ? folder.path() : own) + ", cause="
                    + TandemException.textOf(why) + ". All else goes on; it is tried again.");
        }
    }

    /// Writes what has arrived before, and ends.
    @Override
    public void close() {
        subscription.flush(LAST_WORDS);
        subscription.close();
        records.close();
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        try {
            // A disk that hangs must not hold up the end.
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
