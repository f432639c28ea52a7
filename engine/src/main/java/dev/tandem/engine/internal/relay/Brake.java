package dev.tandem.engine.internal.relay;

import java.util.EnumSet;
import java.util.Set;

/// Has a worker wait with what it says as long as anybody wants that. Thread-safe.
final class Brake {
    /// Who wants it.
    enum Cause {
        /// Whoever hears the worker.
        LISTENER,
        /// What it has said fills the memory here.
        BACKLOG
    }

    private final Runnable pause;
    private final Runnable resume;
    /// Guarded by this.
    private final Set<Cause> pressed = EnumSet.noneOf(Cause.class);

    /// @param pause called under the lock, as the next, so that their order is that of the causes; must not wait
    Brake(Runnable pause, Runnable resume) {
        this.pause = pause;
        this.resume = resume;
    }

    /// @return false when the same cause has pressed it already
    synchronized boolean press(Cause cause) {
        if (!pressed.add(cause)) {
            return false;
        }
        if (pressed.size() == 1) {
            pause.run();
        }
        return true;
    }

    synchronized void release(Cause cause) {
        if (pressed.remove(cause) && pressed.isEmpty()) {
            resume.run();
        }
    }
}
