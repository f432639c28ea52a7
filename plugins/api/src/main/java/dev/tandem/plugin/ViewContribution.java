package dev.tandem.plugin;

import javafx.scene.Node;

/// A tab in the window.
///
/// Made and asked what it is once per window, from any thread; its tab is created on the window's thread, which must never be
/// made to wait: when it can be seen for the first time, at the latest right after the window has been drawn, and before
/// anything runs. One that throws, or does not return within ten seconds, disables its plugin, which a notice says; the rest of
/// the window is not affected.
public interface ViewContribution {
    /// Names this extension for ever, for example `tandem.processes`.
    String id();

    /// What its tab says.
    String title();

    /// Where its tab is until the user puts it elsewhere, which is remembered under its id, also while its plugin is absent.
    ViewArea area();

    /// Tabs of an area stand in this order; those of equal order by title.
    default int order() {
        return 100;
    }

    Node create(ViewContext context);
}
