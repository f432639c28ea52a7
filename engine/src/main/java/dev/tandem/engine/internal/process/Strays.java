package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.Marked;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What processes of workers have left behind: children that made themselves independent, by a session of their own or by
/// the death of their parents; see [Marked]. Thread-safe; Linux only.
///
/// A child that is given another environment goes unseen, unless it is still in the family; see [Descendants].
final class Strays {
    private static final AtomicLong WORKERS = new AtomicLong();
    /// A process may start another one while it is looked for.
    private static final int ROUNDS = 5;

    /// Both guarded by the class: marks of workers that are gone, and whether a thread looks for their strays.
    private static final Set<String> WANTED = new HashSet<>();
    private static boolean looking;

    private Strays() {}

    /// A mark for the environment of one worker, which begins like those of all others of this main process.
    static void mark(Map<String, String> environment) {
        environment.put(Marked.VARIABLE, Guardian.MARK + WORKERS.incrementAndGet());
    }

    /// Has those of a worker killed that is gone; does not wait.
    static void end(String mark) {
        if (mark == null || !ProcessFolder.there()) {
            return;
        }
        synchronized (Strays.class) {
            WANTED.add(mark);
            if (!looking) {
                looking = true;
                EngineThreads.startSmall("tandem-strays", Strays::run);
            }
        }
    }

    private static void run() {
        while (true) {
            Set<String> marks;
            synchronized (Strays.class) {
                looking = !WANTED.isEmpty();
                if (!looking) {
                    return;
                }
                marks = Set.copyOf(WANTED);
                WANTED.clear();
            }
            int rounds = 0;
            while (Marked.kill(marks) && rounds < ROUNDS) {
                rounds++;
            }
        }
    }
}
