package dev.tandem.toolkit;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/// Tidies the ends of a row of tabs that has no room for all. A name is never cut amid a letter: what is in sight of it has dots. And of
/// tabs of which hardly more than the mark that closes them is in sight, that is hidden: it would stand alone beside what is no tab, and
/// nobody could tell what it closes. Used on the window's thread.
public final class TabEnds {
    private static final double ENOUGH = 0.5;
    /// In points. With less room there is nothing of a name but its dots, or a mark that belongs to nobody.
    private static final double LEAST = 48;
    /// Around a name that is not cut, in sizes of its font. Not asked of the style sheets: they change it some time after the font, and what
    /// was read in between stayed.
    private static final double PADDING = 0.4;

    private final Parent headers;
    /// Whether all tabs are going to be looked at, once they are in their places.
    private boolean looking;

    private TabEnds(Parent headers) {
        this.headers = headers;
    }

    /// Does so for the tabs of this pane, whatever scrolls them.
    public static void tidy(TabPane tabs) {
        tabs.skinProperty().subscribe(skin -> {
            if (skin != null && tabs.lookup(".headers-region") instanceof Parent headers) {
                new TabEnds(headers).follow();
            }
        });
    }

    private void follow() {
        headers.getClip().boundsInParentProperty().subscribe(_ -> look());
        headers.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
            }
        });
        headers.getChildrenUnmodifiable().forEach(this::follow);
    }

    private void follow(Node tab) {
        tab.boundsInParentProperty().subscribe(_ -> look());
        if (tab.lookup(".tab-label") instanceof Label label) {
            label.boundsInParentProperty().subscribe(_ -> look());
            // As wide as its name is now.
            label.fontProperty().subscribe(() -> relax(label));
            label.textProperty().subscribe(_ -> relax(label));
        }
    }

    private void relax(Label label) {
        cut(label, Insets.EMPTY);
        look();
    }

    private void look() {
        if (!looking) {
            looking = true;
            Platform.runLater(() -> {
                looking = false;
                headers.getChildrenUnmodifiable().forEach(tab -> {
                    shorten(tab);
                    show(tab, share(tab) >= ENOUGH && isNamed(tab));
                });
            });
        }
    }

    /// How much of a tab is in sight: all is 1.
    private double share(Node tab) {
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

    /// Whether enough of a name is in sight to tell anything.
    private boolean isNamed(Node tab) {
        if (tab.lookup(".tab-label") instanceof Label label) {
            Insets hidden = hidden(label);
            return hidden.equals(Insets.EMPTY) || label.getWidth() - hidden.getLeft() - hidden.getRight() >= LEAST;
        }
        return true;
    }

    /// What of a label is out of sight.
    private Insets hidden(Label label) {
        Bounds all = headers.sceneToLocal(label.localToScene(label.getLayoutBounds()));
        Bounds clip = headers.getClip().getBoundsInParent();
        double left = Math.clamp(clip.getMinX() - all.getMinX(), 0, all.getWidth());
        double right = Math.clamp(all.getMaxX() - clip.getMaxX(), 0, all.getWidth());
        return new Insets(0, right, 0, left);
    }

    private void shorten(Node tab) {
        if (tab.lookup(".tab-label") instanceof Label label) {
            cut(label, hidden(label));
            label.setOpacity(isNamed(tab) ? 1 : 0);
        }
    }

    /// Leaves the label its size, and so all tabs their places.
    private static void cut(Label label, Insets hidden) {
        Insets own = new Insets(PADDING * label.getFont().getSize());
        Insets wanted = new Insets(own.getTop(), own.getRight() + hidden.getRight(), own.getBottom(), own.getLeft() + hidden.getLeft());
        if (!label.getPadding().equals(wanted)) {
            label.setPadding(own);
            label.setPrefWidth(Region.USE_COMPUTED_SIZE);
            if (!hidden.equals(Insets.EMPTY)) {
                label.setPrefWidth(label.prefWidth(-1));
                label.setPadding(wanted);
            }
            // A label does not look by itself whether its words fit into another padding.
            String dots = label.getEllipsisString();
            label.setEllipsisString("");
            label.setEllipsisString(dots);
        }
    }
}
