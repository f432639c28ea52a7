package dev.tandem.plugin;

import javafx.scene.Node;

/// Something small that stands in the line at the foot of the window. Made once per window, on its thread, which must never be made
/// to wait.
public interface StatusItem {
    /// Names this extension for ever, for example `tandem.status.place`.
    String id();

    /// What it tells, for those who hear the window and do not see it.
    String title();

    /// Items stand in this order; those of equal order by title.
    default int order() {
        return 100;
    }

    Node create(ViewContext context);
}
