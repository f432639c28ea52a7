package dev.tandem.charts.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/// Draws a series at once, where the library asks for one item after the other: what a pixel shows depends on all of them.
/// Used by the thread that draws a chart.
public abstract class WholeRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;

    protected abstract void draw(Graphics2D g2, Rectangle2D area, XYPlot plot, ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series);

    /// Has the first item be asked for also when it cannot be seen.
    @Override
    public final XYItemRendererState initialise(Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data,
            PlotRenderingInfo info) {
        XYItemRendererState state = new XYItemRendererState(info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public final void drawItem(Graphics2D g2, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis xAxis, ValueAxis yAxis, XYDataset dataset, int series, int item, CrosshairState crosshair, int pass) {
        if (item == 0) {
            draw(g2, area, plot, xAxis, yAxis, dataset, series);
        }
    }
}
