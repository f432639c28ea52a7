package dev.tandem.timeline;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.charts.scale.Ticks;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Names of rows from above, as many as have room, of each so much as has. Used by the thread that draws a chart.
final class LanesAxis extends ScaleAxis {
    private static final long serialVersionUID = 1L;
    private static final double HALF = 0.5;
    private static final int LONGEST = 28;

    private final transient List<TimelineExcerpt.Row> rows;

    LanesAxis(List<TimelineExcerpt.Row> rows) {
        super(null, Scale.LINEAR);
        this.rows = rows;
        setInverted(true);
        covering(new Extent(-HALF, rows.size() - HALF));
        fitData();
    }

    @Override
    protected Ticks upright(Graphics2D g2, Rectangle2D area) {
        FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
        int first = (int) Math.max(0, Math.ceil(extent().low()));
        int last = (int) Math.min(rows.size() - 1, Math.floor(extent().high()));
        double height = area.getHeight() / Math.max(1e-9, extent().high() - extent().low());
        int step = (int) Math.max(1, Math.ceil(metrics.getHeight() / height));
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int row = first; row <= last; row++) {
            if (row % step == 0) {
                ticks.add(new Ticks.Tick(row, cut(rows.get(row).name())));
            }
        }
        return new Ticks(ticks, List.of(), BigDecimal.ZERO);
    }

    /// The end of a name tells which worker it is.
    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST / 2 - 1) + "…" + name.substring(name.length() - LONGEST / 2);
    }
}
