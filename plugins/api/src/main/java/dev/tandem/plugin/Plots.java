package dev.tandem.plugin;

import org.jfree.chart.JFreeChart;

/// The charts of the window, each in a tab: those of scripts, and those that plugins show.
///
/// To be used on the window's thread, on which listeners are called until the window is closed or the plugin is gone.
public interface Plots {
    /// A chart in its tab. Nobody changes the two pictures of it.
    ///
    /// @param number of the tab, which another chart may take over: when a file runs again, its charts take the tabs of its last run
    /// @param kind such as `heat map`, or empty where nobody can say
    /// @param light for a light window
    /// @param dark for a dark window
    /// @param isPinned whether it stays when the file that made it runs again
    /// @param isEarlier whether that file has run again since and has not made it anew
    record Shown(long number, String title, String kind, JFreeChart light, JFreeChart dark, boolean isPinned, boolean isEarlier) {}

    /// Hears what becomes of tabs.
    interface Listener {
        /// Something was drawn, in a tab that may be new.
        default void drawn(Shown plot) {}

        /// It was pinned or not, or is of an earlier run now.
        default void marked(Shown plot) {}

        /// Its tab is closed, by whomever.
        default void closed(long number) {}
    }

    /// Has a listener told all charts, those that are there and those to come.
    void listen(Listener listener);

    /// Has a chart stay in its tab when the file that made it runs again, or not. Does nothing when it is gone.
    void pin(long number, boolean pinned);

    /// Closes a tab. Does nothing when it is gone.
    void close(long number);

    /// Shows a chart in a tab of its own, which no run of a script takes over and which is closed when the plugin is gone.
    ///
    /// @param light for a light window; not to be changed any more
    /// @param dark for a dark window; may be the same
    /// @return the number of its tab
    long show(String title, JFreeChart light, JFreeChart dark);
}
