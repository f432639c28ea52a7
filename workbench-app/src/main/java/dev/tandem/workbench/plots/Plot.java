package dev.tandem.workbench.plots;

import dev.tandem.charts.Chart;
import dev.tandem.charts.paint.ChartTheme;
import java.util.Locale;
import org.jfree.chart.JFreeChart;

/// A chart as a tab shows it, drawn for both themes at one moment.
///
/// @param of what it is a picture of, mostly a [Chart]; one that comes again takes the place of what it was before
/// @param kind such as `heat map`, or empty
public record Plot(Object of, String title, String kind, JFreeChart light, JFreeChart dark) {
    public static Plot of(Chart<?> chart) {
        return new Plot(chart, chart.title(), kind(chart), chart.draw(ChartTheme.LIGHT), chart.draw(ChartTheme.DARK));
    }

    private static String kind(Chart<?> chart) {
        return chart.getClass().getSimpleName().replace("XY", "").replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
