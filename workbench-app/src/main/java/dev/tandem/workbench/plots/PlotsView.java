package dev.tandem.workbench.plots;

import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.controls.EmptyState;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jfree.chart.fx.ChartViewer;

/// A tab for each plot: drag and wheel zoom and pan, the newest in front.
public final class PlotsView extends StackPane {
    private final TabPane tabs = new TabPane();
    private final ObservableBooleanValue dark;

    /// @param view the id of this view, to bring it to the front when a plot comes
    /// @param dark whether the window is dark now
    public PlotsView(PlotsModel model, ObservableBooleanValue dark, ViewContext context, String view) {
        this.dark = dark;
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add("plot-tabs");
        EmptyState empty = new EmptyState("No plots", "A script makes them, for example with plot(result).");
        empty.visibleProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        getChildren().addAll(empty, tabs);
        model.onPlot(plot -> Platform.runLater(() -> {
            show(plot);
            context.show(view);
        }));
        dark.subscribe(() -> tabs.getTabs().forEach(this::draw));
    }

    private void show(Plot plot) {
        Tab tab = tabOf(plot).orElseGet(this::newTab);
        tab.setUserData(plot);
        tab.setText(plot.title());
        tab.setTooltip(new Tooltip(plot.title()));
        draw(tab);
        tabs.getSelectionModel().select(tab);
    }

    private Optional<Tab> tabOf(Plot plot) {
        return tabs.getTabs().stream().filter(tab -> tab.getUserData() instanceof Plot shown && shown.of() == plot.of()).findFirst();
    }

    private Tab newTab() {
        Tab tab = new Tab();
        tabs.getTabs().add(tab);
        return tab;
    }

    /// A chart drawn anew for the theme forgets how far it was zoomed.
    private void draw(Tab tab) {
        if (tab.getUserData() instanceof Plot plot) {
            ChartViewer viewer = new ChartViewer(plot.drawn(dark.get()));
            viewer.setMinSize(0, 0);
            tab.setContent(viewer);
        }
    }
}
