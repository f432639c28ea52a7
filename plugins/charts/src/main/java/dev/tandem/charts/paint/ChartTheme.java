package dev.tandem.charts.paint;

import dev.tandem.plugin.PlotLooks;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleInsets;

/// The looks of all charts: quiet lines, readable texts, colours that the colour-blind can tell apart.
public enum ChartTheme implements PlotLooks {
    LIGHT(Color.WHITE, new Color(0x24292f), new Color(0xdde2e8), new Color(0xcf222e)),
    DARK(new Color(0x0d1117), new Color(0xc9d1d9), new Color(0x30363d), new Color(0xf85149));

    private static final Color[] SERIES = {new Color(0x2f6fc4), new Color(0xd97a08), new Color(0x23926a),
        new Color(0xb8478f), new Color(0x7f63cc), new Color(0x8d6d3f), new Color(0x3f97b8)};

    /// Of a title; its end is on the tab.
    private static final int MOST_LINES = 3;

    private final Color back;
    private final Color text;
    private final Color line;
    private final Color failed;

    ChartTheme(Color back, Color text, Color line, Color failed) {
        this.back = back;
        this.text = text;
        this.line = line;
        this.failed = failed;
    }

    @Override
    public Color series(int index) {
        return SERIES[index % SERIES.length];
    }

    @Override
    public Color back() {
        return back;
    }

    @Override
    public Color text() {
        return text;
    }

    @Override
    public Color line() {
        return line;
    }

    @Override
    public Color failed() {
        return failed;
    }

    /// Gives a chart these looks.
    public void apply(JFreeChart chart) {
        standard().apply(chart);
        chart.setPadding(new RectangleInsets(10, 10, 10, 24));
        chart.getTitle().setPadding(4, 0, 4, 0);
        chart.getTitle().setMaximumLinesToDisplay(MOST_LINES);
        chart.setTextAntiAlias(true);
        chart.getSubtitles().forEach(each -> polish(each));
        if (chart.getPlot() instanceof XYPlot plot) {
            plot.setDomainGridlineStroke(new BasicStroke(1));
            plot.setRangeGridlineStroke(new BasicStroke(1));
            plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
            polish(plot.getDomainAxis(), false);
            polish(plot.getRangeAxis(), true);
        } else if (chart.getPlot() instanceof CategoryPlot plot) {
            plot.setRangeGridlineStroke(new BasicStroke(1));
            plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
            polish(plot.getRangeAxis(), true);
            plot.getDomainAxis().setAxisLinePaint(text);
            plot.getDomainAxis().setTickMarkPaint(text);
        } else if (chart.getPlot() instanceof MessagePlot plot) {
            plot.setPaint(text);
        }
    }

    /// Has a theme leave the colours and strokes of a renderer as the chart has set them.
    public static void keepLooks(AbstractRenderer renderer) {
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesOutlinePaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setAutoPopulateSeriesShape(false);
    }

    private void polish(Title title) {
        if (title instanceof TextTitle text) {
            text.setMaximumLinesToDisplay(MOST_LINES);
        } else if (title instanceof LegendTitle legend) {
            // A frame around it only repeats what the space around it shows.
            legend.setFrame(BlockBorder.NONE);
            legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
        } else if (title instanceof PaintScaleLegend bar) {
            bar.setBackgroundPaint(back);
            polish(bar.getAxis(), true);
        }
    }

    private void polish(ValueAxis axis, boolean isUpright) {
        axis.setAxisLinePaint(text);
        axis.setTickMarkPaint(text);
        axis.setTickLabelPaint(text);
        axis.setLabelPaint(text);
        axis.setTickMarkOutsideLength(4);
        axis.setMinorTickMarksVisible(true);
        axis.setMinorTickMarkOutsideLength(2);
        axis.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        axis.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        axis.setTickLabelInsets(isUpright ? new RectangleInsets(2, 4, 2, 4) : new RectangleInsets(2, 8, 2, 8));
        axis.setLabelInsets(new RectangleInsets(5, 5, 5, 5));
    }

    private StandardChartTheme standard() {
        StandardChartTheme theme = new StandardChartTheme("tandem");
        theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        theme.setSmallFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        theme.setTitlePaint(text);
        theme.setSubtitlePaint(text);
        theme.setLegendItemPaint(text);
        theme.setAxisLabelPaint(text);
        theme.setTickLabelPaint(text);
        theme.setItemLabelPaint(text);
        theme.setChartBackgroundPaint(back);
        theme.setPlotBackgroundPaint(back);
        theme.setLegendBackgroundPaint(back);
        theme.setDomainGridlinePaint(line);
        theme.setRangeGridlinePaint(line);
        theme.setPlotOutlinePaint(line);
        Paint[] series = SERIES.clone();
        theme.setDrawingSupplier(new DefaultDrawingSupplier(series, DefaultDrawingSupplier.DEFAULT_OUTLINE_PAINT_SEQUENCE,
                DefaultDrawingSupplier.DEFAULT_STROKE_SEQUENCE, DefaultDrawingSupplier.DEFAULT_OUTLINE_STROKE_SEQUENCE,
                DefaultDrawingSupplier.DEFAULT_SHAPE_SEQUENCE));
        return theme;
    }
}
