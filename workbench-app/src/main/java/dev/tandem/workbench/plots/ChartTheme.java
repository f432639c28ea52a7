package dev.tandem.workbench.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.plot.XYPlot;

/// Gives charts the looks of the window.
final class ChartTheme {
    private static final String FAMILY = Font.SANS_SERIF;

    private ChartTheme() {}

    /// @param dark whether the window is dark
    static void apply(JFreeChart chart, boolean dark) {
        Color back = dark ? new Color(0x0d1117) : Color.WHITE;
        Color text = dark ? new Color(0xc9d1d9) : new Color(0x24292f);
        Color line = dark ? new Color(0x30363d) : new Color(0xd0d7de);
        StandardChartTheme theme = new StandardChartTheme("tandem");
        theme.setExtraLargeFont(new Font(FAMILY, Font.BOLD, 15));
        theme.setLargeFont(new Font(FAMILY, Font.PLAIN, 13));
        theme.setRegularFont(new Font(FAMILY, Font.PLAIN, 12));
        theme.setSmallFont(new Font(FAMILY, Font.PLAIN, 11));
        theme.setTitlePaint(text);
        theme.setSubtitlePaint(text);
        theme.setLegendItemPaint(text);
        theme.setAxisLabelPaint(text);
        theme.setTickLabelPaint(text);
        theme.setChartBackgroundPaint(back);
        theme.setPlotBackgroundPaint(back);
        theme.setLegendBackgroundPaint(back);
        theme.setDomainGridlinePaint(line);
        theme.setRangeGridlinePaint(line);
        theme.setPlotOutlinePaint(line);
        theme.apply(chart);
        if (chart.getPlot() instanceof XYPlot plot) {
            plot.setDomainGridlineStroke(new BasicStroke(1));
            plot.setRangeGridlineStroke(new BasicStroke(1));
        }
    }
}
