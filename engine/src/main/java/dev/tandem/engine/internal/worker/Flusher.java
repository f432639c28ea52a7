package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.thread.EngineThreads;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Sends soon what a task has printed without an end of line, which would otherwise wait for the end of the task. A thread of
/// its own looks ten times a second while something is printed, and ends when nothing is; so printing itself wakes nobody.
final class Flusher {
    private static final long PERIOD_NANOS = 100_000_000;
    private static final int IDLE_PERIODS = 20;

    private final Runnable flush;
    private final AtomicBoolean running = new AtomicBoolean();
    /// Set by those who print, taken back by the thread that flushes.
    private volatile boolean printed;

    Flusher(Runnable flush) {
        this.flush = flush;
    }

    /// Something has been printed.
    void printed() {
        if (!printed) {
            printed = true;
            if (!running.get() && running.compareAndSet(false, true)) {
                EngineThreads.startSmall("tandem-flush", this::run);
            }
        }
    }

    private void run() {
        do {
            for (int idle = 0; idle < IDLE_PERIODS; idle++) {
                LockSupport.parkNanos(PERIOD_NANOS);
                if (printed) {
                    printed = false;
                    flush.run();
                    idle = 0;
                }
            }
            running.set(false);
            // Whoever printed just before that has started no other thread.
        } while (printed && running.compareAndSet(false, true));
    }
}
