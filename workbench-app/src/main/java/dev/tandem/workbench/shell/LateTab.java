package dev.tandem.workbench.shell;

import dev.tandem.plugin.ViewContribution;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;

/// A tab whose view is made when it can be seen for the first time, or when the window has time for it: most cannot be seen when the
/// window opens, and would delay it. Used on the window's thread.
final class LateTab extends Tab {
    /// Null when the view has been made.
    private Supplier<Optional<Node>> maker;

    /// @param maker makes the view; nothing when that has failed, of which it has told
    LateTab(ViewContribution view, Supplier<Optional<Node>> maker) {
        super(view.title());
        this.maker = maker;
        setId(view.id());
        setTooltip(new Tooltip(view.title()));
    }

    boolean isMade() {
        return maker == null;
    }

    /// Makes the view, once; without one, the tab goes. A tab that went with its plugin makes nothing.
    void make() {
        if (isMade() || getTabPane() == null) {
            return;
        }
        Supplier<Optional<Node>> once = maker;
        maker = null;
        once.get().ifPresentOrElse(this::setContent, this::remove);
    }

    private void remove() {
        if (getTabPane() != null) {
            getTabPane().getTabs().remove(this);
        }
    }
}
