package dev.tandem.workbench.plots;

import dev.tandem.workbench.controls.TabMark;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;

/// The tab of one plot, which can be pinned by its menu. Used on the window's thread.
final class PlotTab extends Tab {
    private final ChartView view = new ChartView();
    private final CheckMenuItem pin = new CheckMenuItem("Keep over the next run");
    private final TabMark mark = new TabMark();
    private ShownPlot shown;
    /// Whether its kind is told, too.
    private boolean isAmbiguous;

    /// @param pinner told when the user pins it or not
    PlotTab(ShownPlot plot, Consumer<Boolean> pinner) {
        shown = plot;
        view.activeProperty().bind(selectedProperty());
        setContent(view);
        mark.show(TabMark.Meaning.PINNED);
        pin.setOnAction(_ -> pinner.accept(pin.isSelected()));
        setContextMenu(new ContextMenu(pin));
    }

    long number() {
        return shown.tab();
    }

    void show(ShownPlot plot, boolean isDark) {
        mark(plot);
        view.show(plot.plot().drawn(isDark));
    }

    /// Tells what is to be known about the plot besides what it shows.
    void mark(ShownPlot plot) {
        shown = plot;
        String title = isAmbiguous ? plot.plot().title() + " (" + plot.plot().kind() + ")" : plot.plot().title();
        setText(plot.isEarlier() ? title + " (last run)" : title);
        setTooltip(new Tooltip(plot.isPinned() ? title + "\nkept when its file runs again"
                : plot.isEarlier() ? title + "\nmade by the run before; the present one has not made it anew" : title));
        setGraphic(plot.isPinned() ? mark : null);
        pin.setSelected(plot.isPinned());
    }

    /// Tells its kind where another tab shows the same otherwise.
    void distinguish(List<PlotTab> all) {
        Plot own = shown.plot();
        isAmbiguous = all.stream().map(tab -> tab.shown.plot())
                .anyMatch(other -> other.title().equals(own.title()) && !other.kind().equals(own.kind()));
        mark(shown);
    }

    /// For another theme, with the same part in sight.
    void look(boolean isDark) {
        view.showSamePart(shown.plot().drawn(isDark));
    }
}
