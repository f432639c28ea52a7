package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import java.util.ArrayList;
import java.util.List;

/// A row of tabs: which views stand in it, also those whose plugin is not there, which one is in front, and whether it is folded
/// to a strip. Each belongs to an area, with which it is hidden; an area has more than one when it was split.
final class DockRow extends DockPart {
    private final ViewArea area;
    private final List<String> views = new ArrayList<>();
    private String front = "";
    private boolean folded;

    DockRow(ViewArea area, double share) {
        super(share);
        this.area = area;
    }

    ViewArea area() {
        return area;
    }

    /// Ids, in the order of the tabs; whoever changes it tells what is in front.
    List<String> views() {
        return views;
    }

    /// The id of the view in front; "" when nothing is known of it.
    String front() {
        return front;
    }

    void front(String view) {
        front = view;
    }

    boolean isFolded() {
        return folded;
    }

    /// The centre is never folded: all else can be.
    void fold(boolean strip) {
        folded = strip && area != ViewArea.CENTRE;
    }

    /// Takes a view away; its neighbour is in front then.
    void remove(String view) {
        int place = views.indexOf(view);
        views.remove(view);
        if (front.equals(view)) {
            front = views.isEmpty() ? "" : views.get(Math.min(place, views.size() - 1));
        }
    }
}
