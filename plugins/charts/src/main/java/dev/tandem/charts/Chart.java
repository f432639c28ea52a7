package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.MessagePlot;
import dev.tandem.charts.scale.Scale;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.runtime.Keepable;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.TextTitle;

/// A chart that a script describes call by call; each call returns the same chart. Thread-safe.
///
/// It needs no last call: see [ChartDelivery].
///
/// @param <C> the type of the chart itself
public abstract class Chart<C extends Chart<C>> implements Keepable {
    private final ChartDelivery delivery;
    /// Guarded by this, as is all state of subtypes; null for what the chart says by itself.
    private String title;
    private String xLabel;
    private String yLabel;
    /// Null for what the samples suggest, as the next.
    private Scale xScale;
    private Scale yScale;

    Chart(ChartDelivery delivery) {
        this.delivery = delivery;
    }

    /// Has it stay in its tab when the script runs again; `keep(chart)` in a script.
    @Override
    public final void keep() {
        delivery.keep(this);
    }

    /// What stands above the chart and on its tab, and names its file.
    public C title(String text) {
        return changed(() -> title = text);
    }

    public C xLabel(String text) {
        return changed(() -> xLabel = text);
    }

    public C yLabel(String text) {
        return changed(() -> yLabel = text);
    }

    /// Draws x by its logarithm, what is not positive not at all. By itself, an axis is logarithmic where samples have a
    /// constant ratio.
    ///
    /// @throws dev.tandem.engine.TandemException when there is nothing positive
    public C logX() {
        return changed(() -> {
            xScale = Scale.LOGARITHMIC;
            checkScales();
        });
    }

    /// Draws y by its logarithm, what is not positive not at all.
    ///
    /// @throws dev.tandem.engine.TandemException when there is nothing positive
    public C logY() {
        return changed(() -> {
            yScale = Scale.LOGARITHMIC;
            checkScales();
        });
    }

    /// Draws x as it is, also where samples have a constant ratio.
    public C linearX() {
        return changed(() -> xScale = Scale.LINEAR);
    }

    /// Draws y as it is, also where samples have a constant ratio.
    public C linearY() {
        return changed(() -> yScale = Scale.LINEAR);
    }

    public final synchronized String title() {
        return title == null ? standardTitle() : title;
    }

    /// Draws it as it is now; later changes do not change what is returned. What cannot be drawn is a chart that says why.
    public final synchronized JFreeChart draw(ChartTheme theme) {
        JFreeChart chart;
        try {
            chart = drawn(theme);
        } catch (RuntimeException e) {
            // Whatever is wrong with one chart, the script and its other charts go on.
            chart = MessagePlot.chart(title(), "This chart cannot be drawn: " + TandemException.textOf(e));
        }
        theme.apply(chart);
        return chart;
    }

    /// @param notes what a reader has to know, blank ones left out
    final JFreeChart chart(Plot plot, boolean hasLegend, List<String> notes) {
        JFreeChart chart = new JFreeChart(title(), JFreeChart.DEFAULT_TITLE_FONT, plot, hasLegend);
        String all = notes.stream().filter(note -> !note.isEmpty()).collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            chart.addSubtitle(0, new TextTitle(all));
        }
        return chart;
    }

    final Scale xScaleOr(Scale standard) {
        return xScale == null ? standard : xScale;
    }

    final Scale yScaleOr(Scale standard) {
        return yScale == null ? standard : yScale;
    }

    /// Fails when the axes that were asked for cannot show anything.
    void checkScales() {}

    final String xLabelOr(String standard) {
        return xLabel == null ? standard : xLabel;
    }

    final String yLabelOr(String standard) {
        return yLabel == null ? standard : yLabel;
    }

    /// Applies a change and has the chart delivered. If the change fails the chart is withdrawn: what it would show is
    /// not what was asked for.
    final C changed(Runnable change) {
        delivery.withdraw(this);
        synchronized (this) {
            change.run();
        }
        delivery.changed(this);
        return self();
    }

    @SuppressWarnings("unchecked")
    private C self() {
        return (C) this;
    }

    abstract String standardTitle();

    abstract JFreeChart drawn(ChartTheme theme);

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + title() + "]";
    }
}
