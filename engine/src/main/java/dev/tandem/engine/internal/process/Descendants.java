package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.Signals;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What a worker started, also what left its process group; ended together with the worker. Thread-safe.
///
/// The family is known only while the worker lives: whoever is going to end it has it noted before each
/// step. Guardians are spared: each then ends the workers that a task of this worker started.
final class Descendants {
    /// A handle knows the time of its start, so that it never means a later process of the same number.
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

    /// Notes those of a living worker.
    void note(Process worker) {
        family(worker).filter(each -> !known.contains(each)).filter(each -> !guardian(each)).forEach(known::add);
    }

    /// Looking at all processes of the machine takes longer than all else that a kill does.
    private static Stream<ProcessHandle> family(Process worker) {
        return ProcessFolder.listsChildren()
                ? ProcessFolder.descendants(worker.pid()).stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                : worker.descendants();
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
