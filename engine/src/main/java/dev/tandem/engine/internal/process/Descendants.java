package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.Signals;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a worker started, also what left its process group; ended together with the worker. Thread-safe.
///
/// The family is known only while the worker lives: whoever is going to end it has it noted before each
/// step. Guardians are spared: each then ends the workers that a task of this worker started.
final class Descendants {
    /// A handle knows the time of its start, so that it never means a later process of the same number.
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

    /// Notes those of a living worker.
    void note(Process worker) {
        worker.descendants().filter(each -> !known.contains(each)).filter(each -> !guardian(each)).forEach(known::add);
    }

    /// SIGKILLs the process group of a worker and all that was noted.
    void kill(Process worker) {
        if (!Signals.toGroup(worker.pid(), Signals.KILL) && worker.isAlive()) {
            worker.destroyForcibly();
        }
        known.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean guardian(ProcessHandle handle) {
        return handle.info().arguments().map(all -> List.of(all).contains(Guardian.NAME)).orElse(false);
    }
}
