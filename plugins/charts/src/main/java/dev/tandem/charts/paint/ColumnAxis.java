package dev.tandem.charts.paint;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// Names under columns that stand side by side at 0, 1, 2, ... All of them are there, however narrow the chart is: what is longer than
/// its place ends with dots. For one thread.
public final class ColumnAxis extends SymbolAxis {
    /// So much is shown beside the first and the last column, where columns are 1 apart.
    public static final double ASIDE = 0.4;

    private static final long serialVersionUID = 1L;
    /// Between names, and around the area of the columns, in points.
    private static final double GAP = 8;

    public ColumnAxis(List<String> names) {
        super(null, names.toArray(String[]::new));
        setGridBandsVisible(false);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        FontMetrics metrics = graphics.getFontMetrics(getTickLabelFont());
        String[] names = getSymbols();
        double apart = lengthToJava2D(1, area, edge);
        return IntStream.range(0, names.length).mapToObj(k -> {
            boolean atEnd = k == 0 || k == names.length - 1;
            double room = atEnd ? Math.min(apart - GAP, 2 * (ASIDE * apart + GAP)) : apart - GAP;
            return new NumberTick(k, fitting(names[k], metrics, room), TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0);
        }).toList();
    }

    /// As much of a text as there is room for, in points; dots take the place of the rest.
    static String fitting(String text, FontMetrics metrics, double room) {
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && metrics.stringWidth(text.substring(0, length) + "…") > room) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length) + "…";
    }
}
