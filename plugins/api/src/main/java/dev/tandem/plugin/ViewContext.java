package dev.tandem.plugin;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import java.util.List;
import java.util.function.Consumer;

/// What a view or a command gets to know of the workbench. Listeners are called on the window's thread
/// until the window is closed.
public interface ViewContext {
    /// What exists, at most a second old; never waits.
    RuntimeSnapshot snapshot();

    /// Has a listener told the snapshots, about twice a second.
    void onSnapshot(Consumer<? super RuntimeSnapshot> listener);

    /// Has a listener told what happens, several events at a time and in their order. Events may be missing
    /// when very many come at once.
    void onEvents(Consumer<? super List<RuntimeEvent>> listener);

    /// Runs the command with this id, and does nothing when there is none.
    void run(String command);

    /// Brings the tab with this id to the front.
    void show(String view);

    /// Shows a short notice to the user.
    void notify(String notice);
}
