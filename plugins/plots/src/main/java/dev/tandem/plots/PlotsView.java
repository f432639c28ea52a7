package dev.tandem.plots;

import dev.tandem.plugin.Plots;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.TabEnds;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// A tab for each plot: the newest in front.
public final class PlotsView extends StackPane {
    private final TabPane tabs = new TabPane();
    private final Plots plots;
    private final ObservableBooleanValue dark;

    public PlotsView(ViewContext context) {
        plots = context.plots();
        dark = context.dark();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add("plot-tabs");
        TabEnds.tidy(tabs);
        tabs.getTabs().addListener((ListChangeListener<Tab>) _ -> name());
        EmptyState empty = new EmptyState("No plots", "A script makes them, for example with plot(result).");
        empty.visibleProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        getChildren().addAll(empty, tabs);
        dark.subscribe(() -> tabs.getTabs().forEach(tab -> ((PlotTab) tab).look(dark.get())));
        plots.listen(new Plots.Listener() {
            @Override
            public void drawn(Plots.Shown plot) {
                show(plot);
                context.show(PlotsTab.ID);
            }

            @Override
            public void marked(Plots.Shown plot) {
                tabOf(plot.number()).ifPresent(tab -> tab.mark(plot));
            }

            @Override
            public void closed(long number) {
                tabOf(number).ifPresent(tabs.getTabs()::remove);
            }
        });
    }

    private void show(Plots.Shown plot) {
        PlotTab tab = tabOf(plot.number()).orElseGet(() -> newTab(plot));
        tab.show(plot, dark.get());
        name();
        tabs.getSelectionModel().select(tab);
    }

    private PlotTab newTab(Plots.Shown plot) {
        PlotTab tab = new PlotTab(plot, pinned -> plots.pin(plot.number(), pinned));
        tab.setOnClosed(_ -> plots.close(plot.number()));
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
