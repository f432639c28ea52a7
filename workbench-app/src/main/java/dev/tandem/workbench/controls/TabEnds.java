package dev.tandem.workbench.controls;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;

/// Hides the marks that close tabs of which hardly more than that mark is in sight: it would stand alone beside what is no tab, and
/// nobody could tell what it closes.
public final class TabEnds {
    private static final double ENOUGH = 0.5;

    private TabEnds() {}

    /// Does so for the tabs of this pane, whatever scrolls them.
    public static void hide(TabPane tabs) {
        tabs.skinProperty().subscribe(skin -> {
            if (skin != null && tabs.lookup(".headers-region") instanceof Parent headers) {
                follow(headers);
            }
        });
    }

    private static void follow(Parent headers) {
        InvalidationListener moved = _ -> headers.getChildrenUnmodifiable().forEach(tab -> show(tab, share(tab, headers) >= ENOUGH));
        headers.getClip().boundsInParentProperty().addListener(moved);
        headers.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(tab -> tab.boundsInParentProperty().addListener(moved));
            }
        });
        headers.getChildrenUnmodifiable().forEach(tab -> tab.boundsInParentProperty().addListener(moved));
        moved.invalidated(null);
    }

    /// How much of a tab is in sight: all is 1.
    private static double share(Node tab, Parent headers) {
        Bounds all = tab.getBoundsInParent();
        Bounds clip = headers.getClip().getBoundsInParent();
        return (Math.min(all.getMaxX(), clip.getMaxX()) - Math.max(all.getMinX(), clip.getMinX())) / Math.max(1, all.getWidth());
    }

    /// A click on a mark that is not seen is one on its tab.
    private static void show(Node tab, boolean shown) {
        if (tab.lookup(".tab-close-button") instanceof Node mark) {
            mark.setOpacity(shown ? 1 : 0);
            mark.setMouseTransparent(!shown);
        }
    }
}
