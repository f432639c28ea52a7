package dev.tandem.workbench.shell;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.toolkit.Plural;
import java.util.stream.Stream;

/// What is computed at the moment and ends with the window, in words; also what goes on while the session waits for the next
/// statement. Stateless.
final class UnfinishedWork {
    private UnfinishedWork() {}

    /// @param sweeps how many run
    /// @return a sentence; empty when nothing would be lost
    static String of(boolean isScriptRunning, RuntimeSnapshot snapshot, long sweeps) {
        if (isScriptRunning) {
            return "A script is running; it ends, with its workers, when the window closes.";
        }
        long busy = snapshot.roots().stream().flatMap(UnfinishedWork::groups).flatMap(group -> group.workers().stream())
                .filter(worker -> worker.task() != null).count();
        return sweeps > 0 ? sentence(sweeps, "sweep", "running") : busy > 0 ? sentence(busy, "worker", "busy") : "";
    }

    private static Stream<RuntimeSnapshot.Group> groups(RuntimeSnapshot.Scope scope) {
        return Stream.concat(scope.groups().stream(), scope.scopes().stream().flatMap(UnfinishedWork::groups));
    }

    private static String sentence(long count, String what, String how) {
        return Plural.of(count, what) + (count == 1 ? " is " : " are ") + how + (count == 1 ? "; it ends" : "; they end")
                + " when the window closes.";
    }
}
