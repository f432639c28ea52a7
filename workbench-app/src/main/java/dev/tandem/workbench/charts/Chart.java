package dev.tandem.workbench.charts;

import org.jfree.chart.JFreeChart;

/// A chart that a script describes call by call; each call returns the same chart. Thread-safe.
///
/// It needs no last call: see [ChartDelivery].
///
/// @param <C> the type of the chart itself
public abstract class Chart<C extends Chart<C>> {
    private final ChartDelivery delivery;
    /// Guarded by this, as is all state of subtypes; null for what the chart says by itself.
    private String title;
    private String xLabel;
    private String yLabel;

    Chart(ChartDelivery delivery) {
        this.delivery = delivery;
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

    public final synchronized String title() {
        return title == null ? standardTitle() : title;
    }

    /// Draws it as it is now; later changes do not change what is returned.
    public final synchronized JFreeChart draw(ChartTheme theme) {
        JFreeChart chart = drawn(theme);
        theme.apply(chart);
        return chart;
    }

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
