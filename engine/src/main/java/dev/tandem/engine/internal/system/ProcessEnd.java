package dev.tandem.engine.internal.system;

import java.time.Duration;

/// The end of a `main`, without what `System.exit` does first where nothing is in the way: it looks for somebody who logs exits, and
/// opens all jars of the class path for that, a tenth of a second of a small machine for each worker.
///
/// Called last by the main thread.
public final class ProcessEnd {
    /// For a thread that is started by another meanwhile.
    private static final Duration LONGEST = Duration.ofMillis(500);

    private ProcessEnd() {}

    /// Ends the process with that code, at once, when threads are left that would keep it; else the JVM does when the caller returns,
    /// which must be all that it does. Shutdown hooks run in either case.
    public static void with(int code) {
        if (code != 0 || isKept()) {
            System.exit(code);
        }
        Thread.ofPlatform().daemon().name("tandem-end").start(() -> {
            try {
                Thread.sleep(LONGEST);
            } catch (InterruptedException e) {
                // Nobody has a reason to wait longer.
                Thread.currentThread().interrupt();
            }
            System.exit(code);
        });
    }

    /// Has loaded what [#with] needs; for rehearsals, which end otherwise.
    public static void rehearse() {
        isKept();
    }

    private static boolean isKept() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount() + 16];
        int count = all.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && threads[i].isAlive() && !threads[i].isDaemon()) {
                return true;
            }
        }
        return count == threads.length;
    }
}
