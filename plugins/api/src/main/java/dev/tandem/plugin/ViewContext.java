package dev.tandem.plugin;

import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/// What a contribution gets to know of the window, and can have it do: one small interface for each part of it. To be used on the
/// window's thread where a part does not say otherwise.
public interface ViewContext {
    Workers workers();

    Scripts scripts();

    Documents documents();

    Plots plots();

    /// What the user has chosen in any view.
    default LinkedSelection selection() {
        return new LinkedSelection.None();
    }

    /// Of this plugin.
    Preferences preferences();

    Background background();

    /// Whether the window is dark.
    ObservableBooleanValue dark();

    /// What the contributions of this plugin have in common in one window, such as a model: made by the one that asks first.
    <T> T shared(Class<T> type, Supplier<? extends T> maker);

    /// Runs the command with this id, and does nothing when there is none.
    void run(String command);

    /// Brings the tab with this id to the front.
    void show(String view);

    /// Has the tab with this id say behind its title how much there is that nobody has looked at, as in `Logs (3)`.
    ///
    /// @param news 0 when there is none
    default void count(String view, long news) {}

    /// Has something done when the window closes or the plugin is gone, on the window's thread.
    void onClose(Runnable end);

    /// Shows a short notice to the user.
    void notify(String notice);
}
