package dev.tandem.workbench.plots;

import dev.tandem.charts.Chart;
import dev.tandem.charts.paint.ChartTheme;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;

/// A chart of a script as a tab shows it, drawn for both themes at one moment.
///
/// @param of the chart itself; one that comes again takes the place of what it was before
public record Plot(Chart<?> of, String title, JFreeChart light, JFreeChart dark) {
    public static Plot of(Chart<?> chart) {
        return new Plot(chart, chart.title(), chart.draw(ChartTheme.LIGHT), chart.draw(ChartTheme.DARK));
    }

    /// Such as `heat map`, which tells it from another one of the same values.
    String kind() {
        return of.getClass().getSimpleName().replace("XY", "").replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /// What stands below its title, such as `drive = 1`, which tells it from another one of its kind; empty where nothing does.
    String detail() {
        return light.getSubtitles().stream().filter(TextTitle.class::isInstance).map(each -> ((TextTitle) each).getText())
                .findFirst().orElse("");
    }

    JFreeChart drawn(boolean isDark) {
        return isDark ? dark : light;
    }
}
