package dev.tandem.timeline;

import dev.tandem.charts.paint.ChartTheme;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/// What is drawn over the lanes: a cross where a worker was lost, and an arrow from what was lost to where it was computed again. Used by the
/// thread that draws a chart.
final class LaneMarks {
    /// More arrows are a tangle.
    private static final int MOST_ARROWS = 200;
    private static final double CROSS = 4;
    private static final double HEAD = 6;
    private static final double OPEN = 0.45;
    private static final BasicStroke BOLD = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke FINE = new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final TimelineExcerpt excerpt;
    private final ChartTheme theme;

    LaneMarks(TimelineExcerpt excerpt, ChartTheme theme) {
        this.excerpt = excerpt;
        this.theme = theme;
    }

    /// @param x where a second is
    /// @param y where a row is
    void draw(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        Object before = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(theme.text());
        arrows(g2, area, x, y);
        g2.setPaint(theme.failed());
        g2.setStroke(BOLD);
        for (int row = 0; row < excerpt.rows().size(); row++) {
            for (WorkerLane.Life life : excerpt.rows().get(row).lives()) {
                if (life.wasLost()) {
                    cross(g2, area, x.applyAsDouble(life.end()), y.applyAsDouble(row), Math.abs(y.applyAsDouble(1) - y.applyAsDouble(0)));
                }
            }
        }
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private static void cross(Graphics2D g2, Rectangle2D area, double atX, double atY, double room) {
        double half = Math.min(CROSS, room / 2);
        if (area.contains(atX, atY)) {
            g2.draw(new Line2D.Double(atX - half, atY - half, atX + half, atY + half));
            g2.draw(new Line2D.Double(atX - half, atY + half, atX + half, atY - half));
        }
    }

    private void arrows(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        CallTable calls = excerpt.calls();
        int drawn = 0;
        for (TimelineExcerpt.Retry retry : excerpt.retries()) {
            double fromX = x.applyAsDouble(calls.computed(retry.lost()));
            double toX = x.applyAsDouble(calls.decoded(retry.again()));
            if (toX >= area.getMinX() && fromX <= area.getMaxX() && drawn < MOST_ARROWS) {
                arrow(g2, fromX, y.applyAsDouble(excerpt.row(retry.lost())), toX, y.applyAsDouble(excerpt.row(retry.again())));
                drawn++;
            }
        }
    }

    private static void arrow(Graphics2D g2, double fromX, double fromY, double toX, double toY) {
        double bend = fromX + (toX - fromX) / 3;
        g2.setStroke(FINE);
        g2.draw(new QuadCurve2D.Double(fromX, fromY, bend, toY, toX, toY));
        double angle = Math.atan2(toY == fromY ? 0 : (toY - fromY) * 0.1, Math.max(1, toX - bend));
        Path2D head = new Path2D.Double();
        head.moveTo(toX, toY);
        head.lineTo(toX - HEAD * Math.cos(angle - OPEN), toY - HEAD * Math.sin(angle - OPEN));
        head.lineTo(toX - HEAD * Math.cos(angle + OPEN), toY - HEAD * Math.sin(angle + OPEN));
        head.closePath();
        g2.fill(head);
    }
}
