package dev.tandem.charts;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;

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

    /// The scale of an axis: the one asked for, else what the samples of a parameter suggest.
    final Scale scale(Scale chosen, String column) {
        return chosen != null ? chosen : selection.result().parameters().contains(column)
                ? Scale.of(selection.column(column)) : Scale.LINEAR;
    }

    final Scale xScale(String column) {
        return scale(xScaleOr(null), column);
    }

    final Scale yScale(String column) {
        return scale(yScaleOr(null), column);
    }

    @Override
    void checkScales() {
        check(selection);
    }

    /// Fails when a logarithmic axis was asked for and nothing in the column is positive.
    static void checkScale(Selection rows, String column, Scale chosen) {
        double[] values = rows.column(column);
        if (chosen == Scale.LOGARITHMIC && Extent.of(values, chosen).isEmpty()) {
            throw new TandemException("a logarithmic axis needs a positive value: column=" + column + ", greatest="
                    + Arrays.stream(values).filter(each -> !Double.isNaN(each)).max().orElse(Double.NaN));
        }
    }

    /// Says how many rows have a value that has no place on the axis; blank when all have.
    static String leftOut(double[] values, String column, Scale scale) {
        long count = Arrays.stream(values).filter(each -> !Double.isNaN(each) && !scale.shows(each)).count();
        return count == 0 ? "" : "left out: " + NumberText.count(count, "row") + " with " + column + " not positive";
    }

    /// @param notes what a reader has to know about the rows, blank ones left out
    final JFreeChart chart(Plot plot, boolean hasLegend, String... notes) {
        List<String> all = new ArrayList<>(selection.slices());
        all.addAll(List.of(notes));
        return chart(plot, hasLegend, all);
    }
}
