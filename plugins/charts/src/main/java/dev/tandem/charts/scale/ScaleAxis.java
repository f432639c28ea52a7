package dev.tandem.charts.scale;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.plot.ValueAxisPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/// An axis from the least to the greatest value that its plot shows, however small, large or close to each other they are.
///
/// The axes of the library end at 1e-8, at differences that are no `double`, and at labels of three decimals.
public class ScaleAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    /// Between ticks of an upright axis, as a part of the height of its texts; and between labels side by side.
    private static final double LINES = 2.6;
    private static final double GAP = 18;
    private static final int USUAL = 11;

    private final Scale scale;
    private double below;
    private double above;
    private transient Extent covered;
    private boolean isFromZero;
    private boolean isWhole;
    /// Told behind the label; depends on what is shown.
    private String offset = "";

    public ScaleAxis(String label, Scale scale) {
        super(label);
        this.scale = scale;
    }

    /// The numbers at which an even axis would have ticks, in their order.
    public static double[] roundNumbers(Extent extent, int most) {
        return LinearTicks.of(extent, most, false).major().stream().mapToDouble(Ticks.Tick::value).toArray();
    }

    /// Has it go beyond what it shows by parts of its length.
    public final ScaleAxis margins(double low, double high) {
        below = low;
        above = high;
        return this;
    }

    /// Has it begin at zero, for what is counted.
    public final ScaleAxis fromZero() {
        isFromZero = true;
        return this;
    }

    /// Has it no ticks between whole numbers, for steps, counts or places in an array, none of which has halves.
    public final ScaleAxis whole() {
        isWhole = true;
        return this;
    }

    public final Scale scale() {
        return scale;
    }

    /// Has it go from end to end, also where there is nothing to show.
    public final ScaleAxis covering(Extent extent) {
        covered = extent;
        return this;
    }

    /// Shows a part of what it shows, or more than that; stays as it is where numbers have no more digits.
    public final void show(double fromPart, double toPart) {
        double low = scale.at(fromPart, getLowerBound(), getUpperBound());
        double high = scale.at(toPart, getLowerBound(), getUpperBound());
        if (Math.nextUp(Math.nextUp(low)) < high) {
            setRange(new Range(low, high));
        }
    }

    /// Shows all that there is.
    public final void fitData() {
        setAutoRange(true);
    }

    @Override
    protected final void autoAdjustRange() {
        // Called by the constructor of the library's class, too.
        if (scale == null) {
            return;
        }
        Extent data = data();
        double low = isFromZero && scale == Scale.LINEAR ? Math.min(0, data.low()) : data.low();
        Extent extent = new Extent(low, data.high()).with(isFromZero ? 0 : below, above, scale);
        setRange(new Range(extent.low(), extent.high()), false, false);
    }

    private Extent data() {
        if (covered != null) {
            return covered;
        }
        Range data = getPlot() instanceof ValueAxisPlot plot ? plot.getDataRange(this) : null;
        return data == null || !scale.shows(data.getLowerBound()) ? new Extent(1, 10)
                : new Extent(data.getLowerBound(), data.getUpperBound());
    }

    /// What its colours or places stand for, from end to end.
    protected Extent extent() {
        return new Extent(getLowerBound(), getUpperBound());
    }

    /// The coordinate of a value.
    double coordinate(double value) {
        return value;
    }

    @Override
    public final double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        // Far outside it does not matter how far, as long as it can be drawn.
        double part = Math.clamp(scale.part(value, getLowerBound(), getUpperBound()), -1e6, 1e6);
        boolean isAcross = RectangleEdge.isTopOrBottom(edge);
        double begin = isAcross ? area.getMinX() : area.getMaxY();
        double length = isAcross ? area.getWidth() : -area.getHeight();
        return begin + length * (isInverted() ? 1 - part : part);
    }

    @Override
    public final double java2DToValue(double place, Rectangle2D area, RectangleEdge edge) {
        double part = RectangleEdge.isTopOrBottom(edge) ? (place - area.getMinX()) / area.getWidth()
                : (area.getMaxY() - place) / area.getHeight();
        return scale.at(isInverted() ? 1 - part : part, getLowerBound(), getUpperBound());
    }

    @Override
    public final List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean isUpright = RectangleEdge.isLeftOrRight(edge);
        Ticks ticks = isUpright ? upright(g2, area) : across(g2, area);
        offset = TickLabels.minus(ticks.offset());
        TextAnchor anchor = edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT
                : isUpright ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
        List<NumberTick> all = new ArrayList<>();
        for (Ticks.Tick tick : ticks.major()) {
            all.add(new NumberTick(TickType.MAJOR, coordinate(tick.value()), tick.label(), anchor, TextAnchor.CENTER, 0));
        }
        for (double value : ticks.minor()) {
            all.add(new NumberTick(TickType.MINOR, coordinate(value), "", anchor, TextAnchor.CENTER, 0));
        }
        return all;
    }

    /// Where ticks are when it is upright.
    protected Ticks upright(Graphics2D g2, Rectangle2D area) {
        double line = g2.getFontMetrics(getTickLabelFont()).getHeight();
        return ticks((int) Math.clamp(area.getHeight() / (LINES * line), 1, USUAL));
    }

    /// As many as can stand side by side.
    private Ticks across(Graphics2D g2, Rectangle2D area) {
        for (int most = USUAL; most > 1; most--) {
            Ticks ticks = ticks(most);
            if (fit(ticks, g2, area.getWidth())) {
                return ticks;
            }
        }
        return ticks(1);
    }

    private boolean fit(Ticks ticks, Graphics2D g2, double length) {
        double before = Double.NEGATIVE_INFINITY;
        double end = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks.major()) {
            double middle = length * tickScale().part(tick.value(), extent().low(), extent().high());
            double half = textWidth(g2, getTickLabelFont(), tick.label()) / 2;
            if (middle - half < end + GAP && middle != before) {
                return false;
            }
            before = middle;
            end = middle + half;
        }
        return true;
    }

    private Ticks ticks(int most) {
        return Ticks.of(tickScale(), extent(), most, isWhole);
    }

    /// On which the ticks are, which for a bar of colours is not that of its places.
    Scale tickScale() {
        return scale;
    }

    private static double textWidth(Graphics2D g2, Font font, String text) {
        return g2.getFontMetrics(font).stringWidth(text);
    }

    /// A label longer than its axis ends with dots, so that it stays within the picture.
    @Override
    protected final AxisState drawLabel(String label, Graphics2D g2, Rectangle2D plotArea, Rectangle2D dataArea,
            RectangleEdge edge, AxisState state) {
        double room = RectangleEdge.isTopOrBottom(edge) ? dataArea.getWidth() : dataArea.getHeight();
        String text = label == null ? null : FittedText.of(label, offset, each -> textWidth(g2, getLabelFont(), each) <= room);
        return super.drawLabel(text, g2, plotArea, dataArea, edge, state);
    }
}
