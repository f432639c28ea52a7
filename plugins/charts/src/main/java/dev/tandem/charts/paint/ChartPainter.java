package dev.tandem.charts.paint;

import dev.tandem.charts.scale.ScaleAxis;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/// A chart that somebody looks at: its picture, which part of it is shown, and what is at a place of it. Places are in
/// points from the upper left corner. For one thread.
public final class ChartPainter {
    private final JFreeChart chart;
    private ChartRenderingInfo info = new ChartRenderingInfo();

    public ChartPainter(JFreeChart chart) {
        this.chart = chart;
    }

    public JFreeChart chart() {
        return chart;
    }

    /// @param width in pixels
    /// @param scale pixels for each point
    public BufferedImage paint(int width, int height, double scale) {
        info = new ChartRenderingInfo();
        return ChartPicture.of(chart, width, height, scale, info);
    }

    /// The same picture in another size, which does not count as the last one.
    public BufferedImage copy(int width, int height, double scale) {
        return ChartPicture.of(chart, width, height, scale, null);
    }

    /// Where the values were drawn the last time.
    public Rectangle2D area() {
        return info.getPlotInfo().getDataArea();
    }

    /// Shows what is in a part of the picture.
    public void zoomTo(Rectangle2D part) {
        Rectangle2D area = area();
        axis(true).ifPresent(x -> show(x, (part.getMinX() - area.getMinX()) / area.getWidth(),
                (part.getMaxX() - area.getMinX()) / area.getWidth()));
        axis(false).ifPresent(y -> show(y, (area.getMaxY() - part.getMaxY()) / area.getHeight(),
                (area.getMaxY() - part.getMinY()) / area.getHeight()));
    }

    /// Shows less when the factor is below 1 and more when it is above; what is at the place stays there.
    public void zoom(double factor, double atX, double atY) {
        Rectangle2D area = area();
        zoomTo(new Rectangle2D.Double(atX - (atX - area.getMinX()) * factor, atY - (atY - area.getMinY()) * factor,
                area.getWidth() * factor, area.getHeight() * factor));
    }

    /// Moves what is shown to the right and down.
    public void pan(double right, double down) {
        Rectangle2D area = area();
        zoomTo(new Rectangle2D.Double(area.getMinX() - right, area.getMinY() - down, area.getWidth(), area.getHeight()));
    }

    public void showAll() {
        axis(true).ifPresent(ScaleAxis::fitData);
        axis(false).ifPresent(ScaleAxis::fitData);
    }

    /// Shows the same part as another one does of the same chart.
    public void showAs(ChartPainter other) {
        for (boolean isX : new boolean[] {true, false}) {
            Range shown = other.axis(isX).filter(axis -> !axis.isAutoRange()).map(ValueAxis::getRange).orElse(null);
            axis(isX).filter(_ -> shown != null).ifPresent(axis -> axis.setRange(shown));
        }
    }

    private static void show(ScaleAxis axis, double from, double to) {
        axis.show(axis.isInverted() ? 1 - to : from, axis.isInverted() ? 1 - from : to);
    }

    private Optional<ScaleAxis> axis(boolean isX) {
        ValueAxis axis = chart.getPlot() instanceof XYPlot plot ? isX ? plot.getDomainAxis() : plot.getRangeAxis()
                : chart.getPlot() instanceof CategoryPlot plot && !isX ? plot.getRangeAxis() : null;
        return axis instanceof ScaleAxis scaled && area().getWidth() > 0 ? Optional.of(scaled) : Optional.empty();
    }

    /// What is at a place, in words.
    public Optional<String> hint(double atX, double atY) {
        ChartEntity entity = info.getEntityCollection().getEntity(atX, atY);
        if (entity != null && entity.getToolTipText() != null) {
            return Optional.of(entity.getToolTipText());
        }
        Rectangle2D area = area();
        if (chart.getPlot() instanceof XYPlot plot && area.contains(atX, atY)) {
            for (int i = plot.getDatasetCount() - 1; i >= 0; i--) {
                String hint = plot.getDataset(i) instanceof Hinted data ? data.hint(atX, atY,
                        x -> plot.getDomainAxis().valueToJava2D(x, area, plot.getDomainAxisEdge()),
                        y -> plot.getRangeAxis().valueToJava2D(y, area, plot.getRangeAxisEdge())) : null;
                if (hint != null) {
                    return Optional.of(hint);
                }
            }
        }
        return Optional.empty();
    }
}
