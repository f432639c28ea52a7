package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.system.Marked;
import dev.tandem.engine.internal.system.Signals;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// What a worker does whose main process is gone: it ends what it has started, then its process group and so itself,
/// whatever its other threads do. The guardian does the same, but whoever kills it together with the main process would
/// spare them.
final class Orphan {
    /// The connection of a dying process is closed a moment before its children get another parent.
    private static final int LOOKS = 60;
    private static final long BETWEEN = 1_000_000;
    /// A process may start another one while it is looked for.
    private static final int ROUNDS = 5;

    private Orphan() {}

    /// Returns only where the main process still lives, which then ends this one, or where nothing can be done.
    static void end() {
        String mark = System.getenv(Marked.VARIABLE);
        if (mark == null || !isOrphan(mark.substring(0, Math.max(0, mark.indexOf('-'))))) {
            return;
        }
        int rounds = 0;
        while (rounds < ROUNDS && Marked.kill(Set.of(mark))) {
            rounds++;
        }
        long own = ProcessHandle.current().pid();
        Signals.toGroup(own, Signals.KILL);
    }

    private static boolean isOrphan(String main) {
        for (int looks = 0; looks < LOOKS; looks++) {
            if (ProcessHandle.current().parent().map(parent -> !Long.toString(parent.pid()).equals(main)).orElse(true)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN);
        }
        return false;
    }
}
