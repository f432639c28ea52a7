package dev.tandem.workbench.shell;

import dev.tandem.plugin.ViewArea;
import dev.tandem.workbench.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// Where the regions stand: left, centre over lower, right, and the bottom under them all, which is a strip of tabs until it
/// is unfolded. A region can be hidden; what is hidden and where the dividers stand is remembered.
final class RegionLayout {
    /// The regions whose views are tabs.
    static final Set<ViewArea> TABBED = Collections.unmodifiableSet(EnumSet.allOf(ViewArea.class));

    private final Map<ViewArea, RegionPane> panes = new EnumMap<>(ViewArea.class);
    private final Settings settings;
    private final Consumer<ViewArea> revealed;
    private final ShareSplit middle = new ShareSplit(Orientation.VERTICAL, this::remember);
    private final ShareSplit upper = new ShareSplit(Orientation.HORIZONTAL, this::remember);
    private final ShareSplit all = new ShareSplit(Orientation.VERTICAL, this::remember);

    /// @param revealed told of a region that was hidden and is shown
    RegionLayout(Settings settings, Consumer<ViewArea> revealed) {
        this.settings = settings;
        this.revealed = revealed;
        TABBED.forEach(region -> panes.put(region, new RegionPane()));
        pane(ViewArea.CENTRE).hideOnlyHeader();
        pane(ViewArea.BOTTOM).foldable(this::placeAll);
        all.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (all.isDivider(press)) {
                // Whoever drags it wants to see what is below.
                pane(ViewArea.BOTTOM).fold(false);
            }
        });
    }

    Node node() {
        return all;
    }

    RegionPane pane(ViewArea region) {
        return panes.get(region);
    }

    /// Gives a region that is folded its place.
    void unfold(ViewArea region) {
        if (pane(region).isFolded()) {
            pane(region).fold(false);
            placeAll();
        }
    }

    private void placeAll() {
        place(all, "all", 0.67);
    }

    boolean isShown(ViewArea region) {
        return !"hidden".equals(settings.get(name(region), "shown"));
    }

    void show(ViewArea region, boolean shown) {
        settings.set(name(region), shown ? "shown" : "hidden");
        arrange();
        if (shown) {
            revealed.accept(region);
        }
    }

    /// Puts the regions that have tabs and are not hidden where they belong.
    void arrange() {
        fill(middle, visible(ViewArea.CENTRE, ViewArea.LOWER));
        List<Node> row = new ArrayList<>(visible(ViewArea.LEFT));
        if (!middle.getItems().isEmpty()) {
            row.add(middle);
        }
        row.addAll(visible(ViewArea.RIGHT));
        fill(upper, row);
        List<Node> column = new ArrayList<>();
        if (!row.isEmpty()) {
            column.add(upper);
        }
        column.addAll(visible(ViewArea.BOTTOM));
        fill(all, column);
        placeDividers();
    }

    /// Puts the dividers where they were left.
    private void placeDividers() {
        place(middle, "middle", 0.56);
        placeAll();
        switch (upperName()) {
            case "upper" -> place(upper, "upper", 0.15, 0.66);
            case "upper.right" -> place(upper, "upper.right", 0.62);
            default -> place(upper, "upper.left", 0.18);
        }
    }

    /// Remembers where the dividers are to stand.
    private void remember() {
        store(middle, "middle");
        store(all, "all");
        store(upper, upperName());
    }

    /// The parts of the row have other shares when one of them is hidden.
    private String upperName() {
        List<Node> row = upper.getItems();
        return row.size() == 3 ? "upper" : row.indexOf(middle) == 0 ? "upper.right" : "upper.left";
    }

    private List<Node> visible(ViewArea... regions) {
        List<Node> found = new ArrayList<>();
        for (ViewArea region : regions) {
            if (isShown(region) && !pane(region).getTabs().isEmpty()) {
                found.add(pane(region));
            }
        }
        return found;
    }

    private static void fill(SplitPane split, List<Node> items) {
        split.getItems().setAll(items);
        items.forEach(item -> SplitPane.setResizableWithParent(item, true));
    }

    private void place(ShareSplit split, String name, double... otherwise) {
        double[] positions = new double[Math.min(split.getDividers().size(), otherwise.length)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(settings.get("layout." + name + "." + i, ""), otherwise[i]);
        }
        split.share(positions);
    }

    private static double position(String text, double otherwise) {
        try {
            double value = Double.parseDouble(text);
            return value > 0.02 && value < 0.98 ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private void store(ShareSplit split, String name) {
        double[] positions = split.shares();
        for (int i = 0; i < positions.length; i++) {
            settings.set("layout." + name + "." + i, "%.4f".formatted(positions[i]));
        }
    }

    private static String name(ViewArea region) {
        return "layout.region." + region.name().toLowerCase();
    }
}
