package dev.tandem.workbench.shell;

import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;

/// One region's tabs. Hidden, with its divider, while it has none.
final class RegionPane extends TabPane {
    private static final double LEAST_WIDTH = 80;
    private static final double LEAST_HEIGHT = 96;

    RegionPane() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setTabDragPolicy(TabDragPolicy.REORDER);
        getStyleClass().add("region");
        setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    }

    void add(ViewContribution view, Node content) {
        Tab tab = new Tab(view.title(), content);
        tab.setId(view.id());
        tab.setTooltip(new Tooltip(view.title()));
        getTabs().add(tab);
    }

    /// The title of the tab in front.
    String front() {
        return getSelectionModel().getSelectedItem().getText();
    }

    /// @return whether there is a tab with this id
    boolean show(String id) {
        for (Tab tab : getTabs()) {
            if (id.equals(tab.getId())) {
                getSelectionModel().select(tab);
                return true;
            }
        }
        return false;
    }
}
