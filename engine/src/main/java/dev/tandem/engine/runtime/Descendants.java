package dev.tandem.engine.runtime;

import java.util.List;

/// Ends a process with all that it started, also what left its process group.
final class Descendants {
    private Descendants() {}

    /// SIGKILLs the process group of a living worker and its known descendants. The guardians among
    /// them are spared: each then ends the workers that a task of this worker started.
    static void kill(Process process) {
        List<ProcessHandle> others = process.descendants().toList();
        if (!Signals.toGroup(process.pid(), Signals.KILL)) {
            process.destroyForcibly();
        }
        for (ProcessHandle other : others) {
            if (!guardian(other)) {
                other.destroyForcibly();
            }
        }
    }

    private static boolean guardian(ProcessHandle handle) {
        return handle.info().arguments().map(all -> List.of(all).contains(Guardian.NAME)).orElse(false);
    }
}
