package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Scale;
import java.util.ArrayList;
import java.util.List;

/// The lines of one level through a grid: in each triangle between neighbouring middles of cells and the middle of
/// four of them, a straight piece where the values pass the level.
public final class LevelLines {
    private final double level;
    private final Scale xScale;
    private final Scale yScale;
    private final List<double[]> points = new ArrayList<>();

    private record Corner(double x, double y, double value) {}

    private LevelLines(double level, Scale xScale, Scale yScale) {
        this.level = level;
        this.xScale = xScale;
        this.yScale = yScale;
    }

    /// Pieces of two points, with NaN between them: x, then y.
    ///
    /// @param xScale of the axis on which pieces are straight, as is the next
    public static double[][] of(Grid grid, double level, Scale xScale, Scale yScale) {
        LevelLines lines = new LevelLines(level, xScale, yScale);
        for (int i = 0; i + 1 < grid.width(); i++) {
            for (int j = 0; j + 1 < grid.height(); j++) {
                lines.square(corner(grid, i, j), corner(grid, i + 1, j), corner(grid, i + 1, j + 1), corner(grid, i, j + 1));
            }
        }
        double[][] all = new double[2][lines.points.size()];
        for (int k = 0; k < lines.points.size(); k++) {
            all[0][k] = lines.points.get(k)[0];
            all[1][k] = lines.points.get(k)[1];
        }
        return all;
    }

    private static Corner corner(Grid grid, int i, int j) {
        return new Corner(grid.xs()[i], grid.ys()[j], grid.means()[i * grid.height() + j]);
    }

    private void square(Corner a, Corner b, Corner c, Corner d) {
        double ac = Scale.LINEAR.at(0.5, a.value(), c.value());
        double bd = Scale.LINEAR.at(0.5, b.value(), d.value());
        Corner middle = new Corner(xScale.at(0.5, a.x(), c.x()), yScale.at(0.5, a.y(), c.y()),
                Scale.LINEAR.at(0.5, ac, bd));
        if (Double.isFinite(middle.value())) {
            triangle(a, b, middle);
            triangle(b, c, middle);
            triangle(c, d, middle);
            triangle(d, a, middle);
        }
    }

    private void triangle(Corner a, Corner b, Corner c) {
        List<double[]> ends = new ArrayList<>();
        pass(a, b, ends);
        pass(b, c, ends);
        pass(c, a, ends);
        if (ends.size() == 2) {
            points.addAll(ends);
            points.add(new double[] {Double.NaN, Double.NaN});
        }
    }

    private void pass(Corner a, Corner b, List<double[]> ends) {
        if (a.value() < level != b.value() < level) {
            double part = Scale.LINEAR.part(level, a.value(), b.value());
            ends.add(new double[] {xScale.at(part, a.x(), b.x()), yScale.at(part, a.y(), b.y())});
        }
    }
}
