package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.geometry.Side;

/// Which view stands where, as splits of rows of tabs. It knows nothing of what can be seen: views whose plugin is absent keep
/// their places in it. Each area has a row, also while nothing is in it. Used on the window's thread.
final class DockPlan {
    private final DockSplit root;

    DockPlan(DockSplit root) {
        this.root = root;
    }

    /// What a new window has: left, centre over lower, right, and the bottom under them all, folded.
    static DockPlan standard() {
        DockRow bottom = new DockRow(ViewArea.BOTTOM, 0.33);
        bottom.fold(true);
        DockSplit middle = new DockSplit(Orientation.VERTICAL, 0.51, new DockRow(ViewArea.CENTRE, 0.56), new DockRow(ViewArea.LOWER, 0.44));
        DockSplit upper = new DockSplit(Orientation.HORIZONTAL, 0.67, new DockRow(ViewArea.LEFT, 0.15), middle,
                new DockRow(ViewArea.RIGHT, 0.34));
        return new DockPlan(new DockSplit(Orientation.VERTICAL, 1, upper, bottom));
    }

    DockSplit root() {
        return root;
    }

    Stream<DockRow> rows() {
        return rows(root);
    }

    static Stream<DockRow> rows(DockPart part) {
        return switch (part) {
            case DockRow row -> Stream.of(row);
            case DockSplit split -> split.parts().stream().flatMap(DockPlan::rows);
        };
    }

    /// The row in which a view stands, also when it is absent.
    Optional<DockRow> rowOf(String view) {
        return rows().filter(row -> row.views().contains(view)).findFirst();
    }

    /// Where views of an area come that nobody has put elsewhere.
    DockRow first(ViewArea area) {
        return rows().filter(row -> row.area() == area).findFirst().orElseThrow();
    }

    /// Puts a view into a row, in front.
    ///
    /// @param before the view before which it comes; null at the end
    void put(String view, DockRow row, String before) {
        if (view.equals(before)) {
            row.front(view);
            return;
        }
        rowOf(view).ifPresent(old -> old.remove(view));
        int place = before == null ? -1 : row.views().indexOf(before);
        row.views().add(place < 0 ? row.views().size() : place, view);
        row.front(view);
        prune(root);
    }

    /// Puts a view into a row of its own, beside another row, which gives it half of its place.
    void split(String view, DockRow row, Side side) {
        if (row.views().equals(List.of(view))) {
            return;
        }
        rowOf(view).ifPresent(old -> old.remove(view));
        Orientation orientation = side == Side.TOP || side == Side.BOTTOM ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        DockRow fresh = new DockRow(row.area() == ViewArea.CENTRE ? areaAt(side) : row.area(), row.share() / 2);
        fresh.views().add(view);
        fresh.front(view);
        DockSplit parent = parent(root, row);
        if (parent.orientation() != orientation) {
            DockSplit between = new DockSplit(orientation, row.share(), row);
            parent.parts().set(parent.parts().indexOf(row), between);
            parent = between;
            row.share(1);
            fresh.share(0.5);
        }
        row.share(row.share() / 2);
        parent.parts().add(parent.parts().indexOf(row) + (side == Side.TOP || side == Side.LEFT ? 0 : 1), fresh);
        prune(root);
    }

    /// The area on that side of the centre.
    static ViewArea areaAt(Side side) {
        return switch (side) {
            case LEFT -> ViewArea.LEFT;
            case RIGHT -> ViewArea.RIGHT;
            case TOP, BOTTOM -> ViewArea.LOWER;
        };
    }

    private static DockSplit parent(DockSplit in, DockPart part) {
        if (in.parts().contains(part)) {
            return in;
        }
        return in.parts().stream().filter(DockSplit.class::isInstance).map(each -> parent((DockSplit) each, part))
                .filter(found -> found != null).findFirst().orElse(null);
    }

    /// Takes rows away that nobody misses: nothing is in them, and their area has another one. Of a split with one part, that stays.
    private void prune(DockSplit split) {
        split.parts().stream().filter(DockSplit.class::isInstance).map(DockSplit.class::cast).toList().forEach(this::prune);
        for (DockPart part : List.copyOf(split.parts())) {
            if (part instanceof DockRow row && row.views().isEmpty() && rows().filter(each -> each.area() == row.area()).count() > 1
                    || part instanceof DockSplit empty && empty.parts().isEmpty()) {
                split.parts().remove(part);
            } else if (part instanceof DockSplit single && single.parts().size() == 1) {
                DockPart only = single.parts().getFirst();
                only.share(single.share());
                split.parts().set(split.parts().indexOf(part), only);
            }
        }
    }

    /// Whether the centre is in it, which takes what the others leave.
    static boolean isMain(DockPart part) {
        return rows(part).anyMatch(row -> row.area() == ViewArea.CENTRE);
    }
}
