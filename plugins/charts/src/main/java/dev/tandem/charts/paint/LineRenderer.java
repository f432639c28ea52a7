package dev.tandem.charts.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/// A line through many points, of which those are drawn that can be told apart at the size of the picture: of the points
/// that follow each other in one column of pixels the first, least, greatest and last one.
///
/// It is drawn anew from all points when somebody zooms. A gap is a gap however many points lie around it, and a point
/// between two gaps a dot.
final class LineRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1L;
    /// A long path that crosses itself takes forever to be drawn in one stroke.
    private static final int LONGEST_PATH = 400;
    private static final double DOT = 0.01;
    /// Flat at a gap, so that a narrow one is not covered; round for dots, which would be nothing else.
    private static final BasicStroke FLAT = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke ALONE = new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke ROUND = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    @Override
    protected void draw(Graphics2D g2, Rectangle2D area, XYPlot plot, ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series) {
        g2.setPaint(getItemPaint(series, 0));
        Pen pen = new Pen(g2);
        Points points = (Points) data;
        double width = Math.max(1, g2.getTransform().getScaleX());
        RectangleEdge xEdge = plot.getDomainAxisEdge();
        RectangleEdge yEdge = plot.getRangeAxisEdge();
        for (int i = 0; i < points.x().length; i++) {
            if (points.isShown(i)) {
                double x = xAxis.valueToJava2D(points.x()[i], area, xEdge);
                pen.to((int) Math.floor(x * width), x, yAxis.valueToJava2D(points.y()[i], area, yEdge));
            } else {
                pen.lift();
            }
        }
        pen.lift();
    }

    /// Collects what is in one column, and draws paths.
    private static final class Pen {
        private final Graphics2D g2;
        private Path2D path = new Path2D.Double();
        private int vertices;
        private boolean isDown;
        private int column;
        private final double[] last = new double[2];
        private final double[] least = new double[2];
        private final double[] greatest = new double[2];
        private boolean leastIsFirst;

        Pen(Graphics2D g2) {
            this.g2 = g2;
        }

        void to(int at, double x, double y) {
            if (!isDown) {
                isDown = true;
                begin(at, x, y);
                path.moveTo(x, y);
                vertices = 1;
            } else if (at != column) {
                flush();
                begin(at, x, y);
                vertex(x, y);
            } else {
                set(last, x, y);
                if (y < least[1]) {
                    set(least, x, y);
                    leastIsFirst = false;
                } else if (y > greatest[1]) {
                    set(greatest, x, y);
                    leastIsFirst = true;
                }
            }
        }

        private void begin(int at, double x, double y) {
            column = at;
            set(last, x, y);
            set(least, x, y);
            set(greatest, x, y);
        }

        private static void set(double[] point, double x, double y) {
            point[0] = x;
            point[1] = y;
        }

        private void flush() {
            if (least[1] < greatest[1]) {
                vertex(leastIsFirst ? least : greatest);
                vertex(leastIsFirst ? greatest : least);
            }
            vertex(last);
        }

        private void vertex(double[] point) {
            vertex(point[0], point[1]);
        }

        private void vertex(double x, double y) {
            if (x == path.getCurrentPoint().getX() && y == path.getCurrentPoint().getY()) {
                return;
            }
            path.lineTo(x, y);
            vertices++;
            if (vertices > LONGEST_PATH) {
                g2.setStroke(ROUND);
                g2.draw(path);
                path = new Path2D.Double();
                path.moveTo(x, y);
                vertices = 1;
            }
        }

        void lift() {
            if (!isDown) {
                return;
            }
            flush();
            boolean isDot = vertices == 1;
            if (isDot) {
                path.lineTo(last[0] + DOT, last[1]);
            }
            g2.setStroke(isDot ? ALONE : FLAT);
            g2.draw(path);
            path = new Path2D.Double();
            isDown = false;
        }
    }
}
