package dev.tandem.workbench.charts;

import java.util.ArrayList;
import java.util.List;

/// The lines of one level through a grid: in each triangle between neighbouring middles of cells and the middle of
/// four of them, a straight piece where the values pass the level.
final class LevelLines {
    private final double level;
    private final List<double[]> points = new ArrayList<>();

    private record Corner(double x, double y, double value) {}

    private LevelLines(double level) {
        this.level = level;
    }

    /// Pieces of two points, with NaN between them: x, then y.
    static double[][] of(Grid grid, double level) {
        LevelLines lines = new LevelLines(level);
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
        Corner middle = new Corner((a.x() + c.x()) / 2, (a.y() + c.y()) / 2,
                (a.value() + b.value() + c.value() + d.value()) / 4);
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
            double part = (level - a.value()) / (b.value() - a.value());
            ends.add(new double[] {a.x() + part * (b.x() - a.x()), a.y() + part * (b.y() - a.y())});
        }
    }
}
