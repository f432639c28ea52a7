package dev.tandem.workbench.feed;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerUsage;
import dev.tandem.plugin.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Turns the engine's figures into what each process has taken from one look to the next. Used by one thread.
final class UsageMeter {
    private record Look(long at, Duration cpu) {}

    private Map<RuntimeSnapshot.Process, Look> last = new HashMap<>();
    private Map<RuntimeSnapshot.Process, Look> looks;
    private Map<RuntimeSnapshot.Process, Usage> usages;

    /// @return by processes
    Map<RuntimeSnapshot.Process, Usage> measure(RuntimeSnapshot snapshot) {
        looks = new HashMap<>();
        usages = new HashMap<>();
        snapshot.roots().forEach(this::add);
        snapshot.spares().forEach(spare -> add(spare.process(), spare.usage(), -1));
        last = looks;
        return usages;
    }

    private void add(RuntimeSnapshot.Scope scope) {
        scope.scopes().forEach(this::add);
        scope.groups().forEach(group -> group.workers().forEach(worker -> add(worker.process(), worker.usage(), worker.sharedBytes())));
    }

    private void add(RuntimeSnapshot.Process process, WorkerUsage usage, long shared) {
        if (process.pid() <= 0) {
            return;
        }
        double cores = -1;
        if (usage.cpu() != null) {
            Look now = new Look(System.nanoTime(), usage.cpu());
            Look before = last.get(process);
            cores = before == null || now.at <= before.at || now.cpu.compareTo(before.cpu) < 0 ? -1
                    : (double) now.cpu.minus(before.cpu).toNanos() / (now.at - before.at);
            looks.put(process, now);
        }
        usages.put(process, new Usage(cores, usage.resident(), usage.heap(), shared));
    }
}
