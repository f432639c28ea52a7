package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with a view's tab without dragging it. Made anew each time, used on the window's thread.
final class TabMenu extends ContextMenu {
    private static final Map<ViewArea, String> WORDS = Map.of(ViewArea.LEFT, "left", ViewArea.LOWER, "lower", ViewArea.RIGHT, "right",
            ViewArea.BOTTOM, "bottom");

    TabMenu(Docking docking, String view) {
        for (ViewArea area : new ViewArea[] {ViewArea.LEFT, ViewArea.RIGHT, ViewArea.LOWER, ViewArea.BOTTOM}) {
            boolean there = docking.areaOf(view).filter(area::equals).isPresent();
            add("Move to " + WORDS.get(area), !there && docking.isShown(area) && docking.mayMove(view), () -> docking.move(view, area));
        }
        getItems().add(new SeparatorMenuItem());
        boolean folded = docking.isFolded(view);
        add(folded ? "Unfold" : "Fold", folded || docking.mayFold(view), () -> docking.fold(view, !folded));
        add("Reset layout", true, docking::reset);
    }

    private void add(String title, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }
}
