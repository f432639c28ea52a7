package dev.tandem.workbench.plots;

import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.TabEnds;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// A tab for each plot: the newest in front.
public final class PlotsView extends StackPane {
    private final TabPane tabs = new TabPane();
    private final PlotsModel model;
    private final ObservableBooleanValue dark;

    /// @param view the id of this view, to bring it to the front when a plot comes
    /// @param dark whether the window is dark now
    public PlotsView(PlotsModel model, ObservableBooleanValue dark, ViewContext context, String view) {
        this.model = model;
        this.dark = dark;
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add("plot-tabs");
        TabEnds.tidy(tabs);
        tabs.getTabs().addListener((ListChangeListener<Tab>) _ -> name());
        EmptyState empty = new EmptyState("No plots", "A script makes them, for example with plot(result).");
        empty.visibleProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        getChildren().addAll(empty, tabs);
        dark.subscribe(() -> tabs.getTabs().forEach(tab -> ((PlotTab) tab).look(dark.get())));
        model.listen(new PlotsModel.Listener() {
            @Override
            public void drawn(ShownPlot plot) {
                Platform.runLater(() -> {
                    show(plot);
                    context.show(view);
                });
            }

            @Override
            public void marked(ShownPlot plot) {
                Platform.runLater(() -> tabOf(plot.tab()).ifPresent(tab -> tab.mark(plot)));
            }

            @Override
            public void closed(long tab) {
                Platform.runLater(() -> tabOf(tab).ifPresent(tabs.getTabs()::remove));
            }
        });
    }

    private void show(ShownPlot plot) {
        PlotTab tab = tabOf(plot.tab()).orElseGet(() -> newTab(plot));
        tab.show(plot, dark.get());
        name();
        tabs.getSelectionModel().select(tab);
    }

    private PlotTab newTab(ShownPlot plot) {
        PlotTab tab = new PlotTab(plot, pinned -> model.pin(plot.tab(), pinned));
        tab.setOnClosed(_ -> model.close(plot.tab()));
        tabs.getTabs().add(tab);
        return tab;
    }

    private void name() {
        List<PlotTab> all = all();
        all.forEach(tab -> tab.distinguish(all));
    }

    private List<PlotTab> all() {
        return tabs.getTabs().stream().map(tab -> (PlotTab) tab).toList();
    }

    private Optional<PlotTab> tabOf(long number) {
        return all().stream().filter(tab -> tab.number() == number).findFirst();
    }
}
