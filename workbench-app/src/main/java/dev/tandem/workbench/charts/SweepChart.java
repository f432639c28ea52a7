package dev.tandem.workbench.charts;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.TextTitle;

/// A chart of rows of a sweep.
///
/// @param <C> the type of the chart itself
public abstract class SweepChart<C extends SweepChart<C>> extends Chart<C> {
    /// Guarded by this.
    private Selection selection;

    SweepChart(ChartDelivery delivery, Selection selection) {
        super(delivery);
        this.selection = selection;
    }

    /// Shows only rows that have this value in the column, up to rounding; several such calls add up.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no such row; tells the nearest value
    public C where(String column, double value) {
        return changed(() -> {
            Selection narrower = selection.where(column, value);
            check(narrower);
            selection = narrower;
        });
    }

    /// Shows only rows whose value in the column lies between two others, these included; several such calls add up.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no such row
    public C between(String column, double low, double high) {
        return changed(() -> {
            Selection narrower = selection.between(column, low, high);
            check(narrower);
            selection = narrower;
        });
    }

    final Selection selection() {
        return selection;
    }

    final String sweep() {
        return selection.result().name();
    }

    /// A column with its units, for axes.
    final String label(String column) {
        String units = selection.result().units(column);
        return units.isEmpty() ? column : column + " (" + units + ")";
    }

    /// Fails if these rows cannot be shown.
    abstract void check(Selection rows);

    /// @param notes what a reader has to know about the rows, blank ones left out
    final JFreeChart chart(Plot plot, boolean hasLegend, String... notes) {
        JFreeChart chart = new JFreeChart(title(), JFreeChart.DEFAULT_TITLE_FONT, plot, hasLegend);
        List<String> all = new ArrayList<>(selection.slices());
        for (String note : notes) {
            if (!note.isEmpty()) {
                all.add(note);
            }
        }
        if (!all.isEmpty()) {
            chart.addSubtitle(0, new TextTitle(String.join(", ", all)));
        }
        return chart;
    }
}
