package dev.tandem.workbench.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The threads of all sessions that were left behind: they were to stop, but are deep in code that has no checks. What
/// they print is refused, and what is typed ends as soon as they come back to it. Thread-safe.
final class LeftThreads {
    private static final Set<Thread> ALL = ConcurrentHashMap.newKeySet();
    /// Written under the monitor of the class; spares others the look into the set.
    private static volatile boolean any;

    private LeftThreads() {}

    static synchronized void add(Thread thread) {
        ALL.add(thread);
        any = true;
    }

    /// The thread is at its end.
    static synchronized void remove(Thread thread) {
        ALL.remove(thread);
        any = !ALL.isEmpty();
    }

    static boolean contains(Thread thread) {
        return any && ALL.contains(thread);
    }

    /// @throws StopError when the calling thread is one of them
    static void check() {
        if (contains(Thread.currentThread())) {
            throw new StopError("left behind");
        }
    }
}
