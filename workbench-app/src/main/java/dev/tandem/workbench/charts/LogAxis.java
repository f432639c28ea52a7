package dev.tandem.workbench.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// An axis whose coordinates are decimal logarithms and whose ticks tell the numbers themselves.
final class LogAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private static final int WIDE = 3;
    private static final int FEWEST_TICKS = 3;

    LogAxis(String label) {
        super(label);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean isUpright = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT
                : isUpright ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
        List<NumberTick> ticks = new ArrayList<>();
        for (double value : values(getLowerBound(), getUpperBound())) {
            ticks.add(new NumberTick(TickType.MAJOR, Math.log10(value), NumberText.of(value), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    /// The round numbers between two powers of ten.
    static List<Double> values(double lowest, double highest) {
        double[] steps = highest - lowest > WIDE ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> values = new ArrayList<>();
        for (int exponent = (int) Math.floor(lowest); exponent <= highest; exponent++) {
            for (double step : steps) {
                double value = Double.parseDouble((int) step + "e" + exponent);
                if (Math.log10(value) >= lowest && Math.log10(value) <= highest) {
                    values.add(value);
                }
            }
        }
        return values.size() < FEWEST_TICKS ? even(Math.pow(10, lowest), Math.pow(10, highest)) : values;
    }

    /// Within less than a decade, ticks as on a usual axis.
    private static List<Double> even(double low, double high) {
        double rough = (high - low) / (FEWEST_TICKS + 1);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power < 2 ? power * 2 : rough / power < 5 ? power * 5 : power * 10;
        List<Double> values = new ArrayList<>();
        for (double k = Math.ceil(low / step); k * step <= high; k++) {
            values.add(k * step);
        }
        return values;
    }
}
