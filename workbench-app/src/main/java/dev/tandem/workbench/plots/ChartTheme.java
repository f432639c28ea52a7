package dev.tandem.workbench.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;

/// Gives charts the looks of the window.
final class ChartTheme {
    private static final String FAMILY = Font.SANS_SERIF;
    /// Told apart also by those who do not tell red from green.
    private static final Paint[] COLOURS = {new Color(0x3b82d6), new Color(0xe08a1e), new Color(0x2a9d6f),
        new Color(0xc2549d), new Color(0x8a6fd1), new Color(0x9a7b4f), new Color(0x5aa9c7)};

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
        theme.setDrawingSupplier(new DefaultDrawingSupplier(COLOURS, DefaultDrawingSupplier.DEFAULT_OUTLINE_PAINT_SEQUENCE,
                DefaultDrawingSupplier.DEFAULT_STROKE_SEQUENCE, DefaultDrawingSupplier.DEFAULT_OUTLINE_STROKE_SEQUENCE,
                DefaultDrawingSupplier.DEFAULT_SHAPE_SEQUENCE));
        theme.apply(chart);
        chart.setPadding(new RectangleInsets(8, 8, 8, 16));
        // Frames around the legend and the plot only repeat what the grid shows.
        if (chart.getLegend() != null) {
            chart.getLegend().setFrame(BlockBorder.NONE);
        }
        if (chart.getPlot() instanceof XYPlot plot) {
            plot.setDomainGridlineStroke(new BasicStroke(1));
            plot.setRangeGridlineStroke(new BasicStroke(1));
            XYItemRenderer renderer = plot.getRenderer();
            if (renderer instanceof AbstractRenderer lines) {
                lines.setAutoPopulateSeriesStroke(false);
                lines.setDefaultStroke(new BasicStroke(2));
            }
        }
    }
}
