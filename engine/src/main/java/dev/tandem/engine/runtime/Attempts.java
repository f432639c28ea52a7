package dev.tandem.engine.runtime;

/// Counts the processes of one worker that failed to start, or died at once, with nothing done in between: after some
/// there is no hope for the next. Those that were ended on purpose are not counted. Guarded by the slot's lock.
final class Attempts {
    private static final int MOST = 3;
    private static final long SHORT_LIFE = 1_000_000_000L;

    private int failed;
    private long readyAt;

    /// A process is ready to work.
    void ready() {
        readyAt = System.nanoTime();
    }

    /// It has done something.
    void worked() {
        failed = 0;
    }

    /// A process did not start.
    void failed() {
        failed++;
    }

    /// One that had started is gone.
    ///
    /// @param busy whether it had something to do, which may be why
    void lost(boolean busy) {
        if (!busy && System.nanoTime() - readyAt < SHORT_LIFE) {
            failed++;
        }
    }

    boolean hopeless() {
        return failed >= MOST;
    }
}
