package dev.tandem.timeline;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;

/// Makes the chart of an excerpt. Stateless.
final class LanesChart {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private LanesChart() {}

    static JFreeChart of(Excerpt excerpt, ChartTheme theme) {
        ScaleAxis time = new ScaleAxis("seconds since " + CLOCK.format(excerpt.origin()), Scale.LINEAR).margins(0, 0);
        LanesRenderer renderer = new LanesRenderer(excerpt, theme);
        XYPlot plot = new XYPlot(new LanesData(excerpt), time, new LanesAxis(excerpt.rows()), renderer);
        plot.setFixedLegendItems(renderer.legend());
        plot.setRangeGridlinesVisible(false);
        time.fitData();
        JFreeChart chart = new JFreeChart(excerpt.choice().title(), JFreeChart.DEFAULT_TITLE_FONT, plot, true);
        LegendTitle legend = chart.getLegend();
        legend.setPosition(RectangleEdge.RIGHT);
        theme.apply(chart);
        chart.getTitle().setVisible(false);
        return chart;
    }
}
