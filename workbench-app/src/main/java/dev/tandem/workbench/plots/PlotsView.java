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

/// A tab for each plot: the newest in front.
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
        dark.subscribe(() -> tabs.getTabs().forEach(this::redraw));
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
        ChartView view = new ChartView();
        view.activeProperty().bind(tab.selectedProperty());
        tab.setContent(view);
        tabs.getTabs().add(tab);
        return tab;
    }

    /// For another theme, with the same part in sight.
    private void redraw(Tab tab) {
        if (tab.getUserData() instanceof Plot plot && tab.getContent() instanceof ChartView view) {
            view.showSamePart(plot.drawn(dark.get()));
        }
    }

    private void draw(Tab tab) {
        if (tab.getUserData() instanceof Plot plot && tab.getContent() instanceof ChartView view) {
            view.show(plot.drawn(dark.get()));
        }
    }
}
