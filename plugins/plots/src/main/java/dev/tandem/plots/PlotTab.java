package dev.tandem.plots;

import dev.tandem.charts.view.ChartView;
import dev.tandem.plugin.Plots;
import dev.tandem.toolkit.TabMark;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;

/// The tab of one plot, which can be pinned by its menu. Used on the window's thread.
final class PlotTab extends Tab {
    private final ChartView view = new ChartView();
    private final CheckMenuItem pin = new CheckMenuItem("Keep over the next run");
    private final TabMark mark = new TabMark();
    private Plots.Shown shown;
    /// What is told besides the title, such as its kind, or empty.
    private String besides = "";

    /// @param pinner told when the user pins it or not
    PlotTab(Plots.Shown plot, Consumer<Boolean> pinner) {
        shown = plot;
        view.activeProperty().bind(selectedProperty());
        setContent(view);
        mark.show(TabMark.Meaning.PINNED);
        pin.setOnAction(_ -> pinner.accept(pin.isSelected()));
        setContextMenu(new ContextMenu(pin));
    }

    long number() {
        return shown.number();
    }

    void show(Plots.Shown plot, boolean isDark) {
        mark(plot);
        view.show(chart(plot, isDark));
    }

    /// Tells what is to be known about the plot besides what it shows.
    void mark(Plots.Shown plot) {
        shown = plot;
        String title = besides.isEmpty() ? plot.title() : plot.title() + " (" + besides + ")";
        setText(plot.isEarlier() ? title + " (last run)" : title);
        setTooltip(new Tooltip(plot.isPinned() ? title + "\nkept when its file runs again"
                : plot.isEarlier() ? title + "\nmade by the run before; the present one has not made it anew" : title));
        setGraphic(plot.isPinned() ? mark : null);
        pin.setSelected(plot.isPinned());
    }

    /// Tells its kind, or what it shows, where another tab would be called the same otherwise.
    void distinguish(List<PlotTab> all) {
        Plots.Shown own = shown;
        List<Plots.Shown> same = all.stream().map(tab -> tab.shown).filter(other -> other.title().equals(own.title())).toList();
        boolean hasKinds = same.stream().anyMatch(other -> !other.kind().equals(own.kind()));
        boolean hasDetails = same.stream().anyMatch(other -> other.kind().equals(own.kind()) && !detail(other).equals(detail(own)));
        besides = Stream.of(hasKinds ? own.kind() : "", hasDetails ? detail(own) : "").filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        mark(shown);
    }

    private static JFreeChart chart(Plots.Shown plot, boolean isDark) {
        return isDark ? plot.dark() : plot.light();
    }

    /// What stands below its title, such as `drive = 1`, which tells it from another one of its kind; empty where nothing does.
    private static String detail(Plots.Shown plot) {
        return plot.light().getSubtitles().stream().filter(TextTitle.class::isInstance).map(each -> ((TextTitle) each).getText())
                .findFirst().orElse("");
    }

    /// For another theme, with the same part in sight.
    void look(boolean isDark) {
        view.showSamePart(chart(shown, isDark));
    }
}
