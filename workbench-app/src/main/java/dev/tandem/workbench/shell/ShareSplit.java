package dev.tandem.workbench.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// A split pane whose parts keep their shares of it: a window that was made small and is large again looks as before. The one
/// of the toolkit gives each part as many pixels more, and forgets what it had to take from one that could be no smaller. The
/// shares are those given, until a person drags a divider. Used on the window's thread.
final class ShareSplit extends SplitPane {
    private double[] shares = {};
    private double laidOut = -1;

    /// @param dragged called when a person has given it other shares
    ShareSplit(Orientation orientation, Runnable dragged) {
        setOrientation(orientation);
        setMinSize(0, 0);
        addEventFilter(MouseEvent.MOUSE_RELEASED, release -> {
            if (isDivider(release) && !release.isStillSincePress()) {
                shares = getDividerPositions();
                dragged.run();
            }
        });
    }

    /// Whether a divider of this one is meant.
    boolean isDivider(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node at ? at : null; node != null && node != this; node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return node.getParent() == this;
            }
        }
        return false;
    }

    /// Puts the dividers there, now and whenever it has another size.
    ///
    /// @param positions one for each divider
    void share(double... positions) {
        shares = positions.clone();
        setDividerPositions(shares);
    }

    /// Where the dividers are to be, even if there is no room for that now.
    double[] shares() {
        return shares.clone();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double size = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
        if (size != laidOut) {
            laidOut = size;
            setDividerPositions(shares);
            super.layoutChildren();
        }
    }
}
