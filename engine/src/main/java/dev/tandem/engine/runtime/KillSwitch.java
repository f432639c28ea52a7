package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.place.EndCause;
import java.util.Optional;

/// Ends groups and workers that are known from a [dev.tandem.engine.event.RuntimeSnapshot], whoever holds them. Never waits: the
/// steps are events. Thread-safe.
public final class KillSwitch {
    /// What errors and events give as the reason.
    static final String REASON = new EndCause.Killed().text();

    private KillSwitch() {}

    /// Ends a group with all its workers.
    ///
    /// @return false when there is none of that id any more
    public static boolean group(long id) {
        Optional<GroupControl> found = ParallelExecutionManager.group(id);
        found.ifPresent(group -> group.end(REASON));
        return found.isPresent();
    }

    /// Ends the spares; others are started after the next group was opened.
    public static void spares() {
        EngineThreads.startSmall("tandem-end-spares", () -> Spares.endAll(REASON));
    }

    /// Ends one process of a worker, and never one that has taken its place since; another one takes its place now.
    ///
    /// @param pid as the snapshot has it
    /// @return false when that process is not there any more
    public static boolean worker(long group, int number, long pid) {
        return ParallelExecutionManager.slot(group, number).map(slot -> slot.kill(pid)).orElse(false);
    }

    /// Ends the process of one worker; another one takes its place in the group.
    ///
    /// @return false when there is no such group any more
    public static boolean worker(long group, int number) {
        Optional<GroupControl> found = ParallelExecutionManager.group(group);
        found.ifPresent(each -> each.slot(number).kill());
        return found.isPresent();
    }
}
