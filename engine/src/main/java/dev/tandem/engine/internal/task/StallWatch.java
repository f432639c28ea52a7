package dev.tandem.engine.internal.task;

import java.util.concurrent.locks.LockSupport;

/// Looks after the batch that a worker process works on, every few milliseconds while there is one that could
/// stall, and not at all otherwise.
final class StallWatch {
    static final StallWatch INSTANCE = new StallWatch();

    /// A batch as the watch needs it.
    interface Watched {
        /// @return whether there is nothing left to look after
        boolean tellIfStalled();
    }

    private static final long TICK_NANOS = 2_000_000;

    /// Written by the task thread; by the watch when there is nothing left to do for it.
    private volatile Watched watched;
    /// Written by the watch: it may need to be woken.
    private volatile boolean resting;
    private final Thread thread;

    private StallWatch() {
        thread = Thread.ofPlatform().daemon().name("tandem-stalls").unstarted(this::run);
        thread.start();
    }

    void watch(Watched run) {
        watched = run;
        if (resting) {
            LockSupport.unpark(thread);
        }
    }

    void release(Watched run) {
        if (watched == run) {
            watched = null;
        }
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(this, TICK_NANOS);
            Watched run = watched;
            if (run == null) {
                rest();
            } else if (run.tellIfStalled()) {
                release(run);
            }
        }
    }

    private void rest() {
        resting = true;
        while (watched == null) {
            LockSupport.park(this);
        }
        resting = false;
    }
}
