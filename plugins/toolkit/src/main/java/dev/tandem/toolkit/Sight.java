package dev.tandem.toolkit;

import javafx.scene.Node;

/// Tells what can be seen of a window. Used on the window's thread.
public final class Sight {
    private Sight() {}

    /// Whether a node is in a window and neither it nor anything around it is hidden, as what is behind another tab is.
    public static boolean isShown(Node node) {
        boolean shown = node.getScene() != null;
        for (Node at = node; at != null && shown; at = at.getParent()) {
            shown = at.isVisible();
        }
        return shown;
    }
}
