package dev.tandem.timeline;

import dev.tandem.charts.paint.ChartPainter;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.plugin.LinkedSelection;
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

    /// Whose lane is at a place of a chart, or null.
    static LinkedSelection.Item laneAt(ChartPainter painter, double x, double y) {
        XYPlot plot = painter.chart().getXYPlot();
        if (!(plot.getDataset() instanceof LanesData data) || painter.area().getMaxX() < x) {
            return null;
        }
        long row = Math.round(plot.getRangeAxis().java2DToValue(y, painter.area(), plot.getRangeAxisEdge()));
        if (row < 0 || row >= data.excerpt().rows().size()) {
            return null;
        }
        WorkerLane.Key key = data.excerpt().rows().get((int) row).key();
        return new LinkedSelection.Item.Worker(key.groupId(), key.worker());
    }

    /// @param marked what is to be seen best, or null
    static JFreeChart of(TimelineExcerpt excerpt, LinkedSelection.Item marked, ChartTheme theme) {
        ScaleAxis time =
                new ScaleAxis("seconds since " + CLOCK.format(excerpt.origin().plusNanos((long) (excerpt.zero() * 1e9))), Scale.LINEAR).margins(0, 0);
        LanesRenderer renderer = new LanesRenderer(excerpt, marked, theme);
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
