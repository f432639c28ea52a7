package dev.tandem.charts;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.TandemException;
import dev.tandem.plugin.PlotKind;
import dev.tandem.plugin.PlotRows;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;

/// A chart of a kind that a plugin brings.
public final class NamedChart extends SweepChart<NamedChart> {
    private final PlotKind kind;
    private final String name;
    private final List<String> columns;

    NamedChart(ChartDelivery delivery, Selection selection, PlotKind kind, List<String> columns) {
        super(delivery, selection);
        this.kind = kind;
        this.name = kind.kind();
        this.columns = columns;
        check(selection);
    }

    @Override
    void check(Selection rows) {
        columns.forEach(rows::column);
    }

    @Override
    String standardTitle() {
        return sweep() + ": " + name + " of " + String.join(", ", columns);
    }

    @Override
    JFreeChart drawn(ChartTheme theme) {
        Plot plot;
        try {
            plot = kind.plot(new PlotRows(selection().result().only(selection().rows()), columns, theme));
        } catch (LinkageError | StackOverflowError e) {
            throw new TandemException("kind=" + name + ", type=" + kind.getClass().getName() + ", cause=" + TandemException.textOf(e), e);
        }
        if (plot == null) {
            throw new TandemException("it drew nothing: kind=" + name + ", type=" + kind.getClass().getName());
        }
        boolean hasLegend = plot.getLegendItems() != null && plot.getLegendItems().getItemCount() > 1;
        return chart(plot, hasLegend);
    }
}
