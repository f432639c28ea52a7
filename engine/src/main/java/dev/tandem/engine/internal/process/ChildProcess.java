package dev.tandem.engine.internal.process;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.Marked;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The process of a worker, apart from what is said to it: started once, in the guardian's care, and ended with
/// all that it started itself. Thread-safe.
///
/// It has a thread for the pipe to which the process itself writes (what the JVM or native code prints), and one
/// that waits for its end.
final class ChildProcess {
    /// How long what a dead worker sent or wrote may take to be read, on a busy machine. It is waited for only if its
    /// children hold the pipe.
    static final Duration LAST_WORDS = Duration.ofMillis(40);

    /// Hears of the process, on its threads.
    interface Owner {
        void output(byte[] text, int length);

        /// It is gone and has been read to its end; before anybody else hears of it.
        void ended() throws InterruptedException;
    }

    private final Owner owner;
    private final CompletableFuture<Departure> gone = new CompletableFuture<>();
    private final Descendants descendants = new Descendants();
    /// Set under this by `kill`, read under this before the process is created.
    private boolean doomed;
    /// Why it is killed, where that is known better than from its exit code; written under this.
    private EndCause verdict;
    /// Guarded by this: whether it is among the subprocesses, and whether it is no more.
    private boolean counted;
    private boolean over;
    /// By which its strays are known, or null. Written as the next.
    private volatile String mark;
    /// Written once by the starting thread under this; read by any.
    private volatile Process process;

    ChildProcess(Owner owner) {
        this.owner = owner;
    }

    /// @param firstLine what it is given on its standard input
    /// @param counts whether it is one of the subprocesses from its beginning
    /// @return false when it was killed before
    boolean start(ProcessBuilder builder, String firstLine, boolean counts) throws IOException {
        Process started;
        synchronized (this) {
            if (doomed) {
                return false;
            }
            mark = builder.environment().get(Marked.VARIABLE);
            started = builder.start();
            process = started;
            if (counts) {
                count();
            }
        }
        try {
            Guardian.instance().addGroup(started.pid());
        } finally {
            Thread pump = EngineThreads.startSmall("tandem-log-" + started.pid(), () -> copyOutput(started));
            EngineThreads.startSmall("tandem-exit-" + started.pid(), () -> awaitExit(started, pump));
        }
        try {
            OutputStream input = started.getOutputStream();
            input.write((firstLine + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            // It has ended already, which whoever waits for it hears in better words.
            return true;
        }
        return true;
    }

    /// From now on it is one of the subprocesses that users have.
    synchronized void count() {
        if (!counted && !over) {
            counted = true;
            Subprocesses.added();
        }
    }

    void terminate() {
        Process running = process;
        noteDescendants();
        if (running != null && running.isAlive() && !Signals.toGroup(running.pid(), Signals.TERM)) {
            running.destroy();
        }
    }

    /// @param why what errors are to give as the cause, or null
    void kill(EndCause why) {
        Process running;
        synchronized (this) {
            doomed = true;
            verdict = verdict == null ? why : verdict;
            running = process;
        }
        if (running == null) {
            gone.complete(Departure.neverStarted());
        } else if (running.isAlive()) {
            descendants.note(running);
            descendants.kill(running);
        }
    }

    void noteDescendants() {
        Process running = process;
        if (running != null) {
            descendants.note(running);
        }
    }

    boolean alive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /// The process id, or -1.
    long pid() {
        Process known = process;
        return known == null ? -1 : known.pid();
    }

    CompletableFuture<Departure> gone() {
        return gone;
    }

    private void awaitExit(Process ended, Thread pump) {
        try {
            Signals.prepare();
            int exit = ended.waitFor();
            descendants.kill(ended);
            pump.join(LAST_WORDS);
            owner.ended();
            Departure departure = Departure.of(ended.pid(), exit);
            synchronized (this) {
                over = true;
                if (counted) {
                    Subprocesses.removed();
                }
                departure = departure.because(verdict == null ? null : verdict.text());
            }
            gone.complete(departure);
            Strays.end(mark);
            Guardian.instance().removeGroup(ended.pid());
        } catch (InterruptedException e) {
            throw new TandemException("interrupted while waiting for the end of a worker: pid=" + ended.pid(), e);
        }
    }

    private void copyOutput(Process running) {
        byte[] buffer = new byte[4096];
        try (InputStream pipe = running.getInputStream()) {
            for (int count = pipe.read(buffer); count >= 0; count = pipe.read(buffer)) {
                owner.output(buffer, count);
            }
        } catch (IOException e) {
            // The process is gone and its pipe was closed; there is no more to read.
            return;
        }
    }
}
