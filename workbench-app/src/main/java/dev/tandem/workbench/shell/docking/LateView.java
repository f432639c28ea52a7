package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContribution;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// A view that is made when it can be seen for the first time, or when the window has time for it: most cannot be seen when the
/// window opens, and would delay it. Used on the window's thread.
public final class LateView {
    private final String id;
    private final String title;
    private final ViewArea area;
    private final int order;
    /// Null when the view has been made.
    private Supplier<Optional<Node>> maker;

    /// @param maker makes the view; nothing when that has failed, of which it has told
    public LateView(ViewContribution view, Supplier<Optional<Node>> maker) {
        this.id = view.id();
        this.title = view.title();
        this.area = view.area();
        this.order = view.order();
        this.maker = maker;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /// Where it stands until somebody has put it elsewhere.
    ViewArea area() {
        return area;
    }

    int order() {
        return order;
    }

    boolean isMade() {
        return maker == null;
    }

    /// Makes the view, once.
    Optional<Node> make() {
        Supplier<Optional<Node>> once = maker;
        maker = null;
        return once.get();
    }
}
