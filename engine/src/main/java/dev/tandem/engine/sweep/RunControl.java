package dev.tandem.engine.sweep;

/// Lets other threads pause and cancel a run. Thread-safe.
///
/// ```
/// NEW -> RUNNING <-> PAUSED -> OVER       begin(), pause(), resume(), end()
/// ```
final class RunControl {
    private final Pace pace;
    /// Tells watchers that it was paused or goes on; never waits.
    private final Runnable changed;
    /// All guarded by this. The thread that runs the sweep, while it does.
    private Thread thread;
    private boolean isPaused;
    private boolean hasNews;
    private boolean isCancelled;
    private boolean isOver;

    RunControl(Pace pace, Runnable changed) {
        this.pace = pace;
        this.changed = changed;
    }

    /// Called by the thread that runs the sweep.
    synchronized void begin() {
        thread = Thread.currentThread();
        if (isCancelled) {
            thread.interrupt();
        }
    }

    /// Called by that thread when it is over; it is interrupted no longer.
    ///
    /// @return whether it was cancelled
    synchronized boolean end() {
        if (thread != null && isCancelled) {
            Thread.interrupted();
        }
        thread = null;
        isOver = true;
        return isCancelled;
    }

    synchronized void cancel() {
        if (!isOver && !isCancelled) {
            isCancelled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    synchronized void pause(boolean paused) {
        boolean wanted = paused && !isOver;
        if (wanted != isPaused) {
            isPaused = wanted;
            pace.paused(isPaused);
            hasNews = true;
            changed.run();
        }
    }

    /// Whether it was paused or resumed since this was last asked.
    synchronized boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    synchronized boolean isOver() {
        return isOver;
    }

    synchronized boolean isPaused() {
        return isPaused;
    }
}
