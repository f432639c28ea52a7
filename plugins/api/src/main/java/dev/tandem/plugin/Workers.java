package dev.tandem.plugin;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.KnownWorkers;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.worker.WorkerDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Scopes, groups and workers of this Tandem, wherever they run, and what happens to them.
///
/// To be used on the window's thread, on which listeners are called until the window is closed or the plugin is gone. To end
/// workers there is [dev.tandem.engine.runtime.KillSwitch].
public interface Workers {
    /// What exists, at most a second old; never waits.
    RuntimeSnapshot snapshot();

    /// Has a listener told the snapshots, about twice a second.
    void onSnapshot(Consumer<? super RuntimeSnapshot> listener);

    /// Has a listener told what happens, several events at a time and in their order. Events may be missing
    /// when very many come at once.
    void onEvents(Consumer<? super List<RuntimeEvent>> listener);

    /// What has happened since a number: 0 for all that is known, also from before the plugin came, then [RuntimeHistory.Part#next()] of the
    /// part before. Finished calls come with what took how long. Never waits; may be asked for by any thread.
    default RuntimeHistory.Part history(long since) {
        return RuntimeEvents.history().since(since);
    }

    /// What is known of a worker beyond snapshots: options, classes, what is kept on it, shared memory, what it printed last. Takes longer than a
    /// snapshot, so it is for somebody who looks at one worker. Never waits for that; any thread.
    ///
    /// @return empty when there is no such worker any more
    default Optional<WorkerDetails> details(long groupId, int number) {
        return KnownWorkers.details(groupId, number);
    }

    /// What a process took of the machine between the last two snapshots.
    Usage usage(RuntimeSnapshot.Process process);

    /// Has the next snapshot taken at once; does not wait.
    void lookNow();
}
