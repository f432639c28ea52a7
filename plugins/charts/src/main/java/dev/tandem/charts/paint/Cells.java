package dev.tandem.charts.paint;

import dev.tandem.charts.scale.BarAxis;
import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jfree.data.xy.AbstractXYZDataset;

/// The cells of a grid with their colours. Immutable.
public final class Cells extends AbstractXYZDataset implements Hinted {
    private static final long serialVersionUID = 1L;

    private final transient Grid grid;
    private final transient Scale scale;
    private final transient Extent extent;
    private final String value;
    private final String word;

    /// @param value what the colours stand for
    /// @param word what a cell without a mean does not have, such as `value`
    /// @param scale on which they do; a mean that has no place there is shown like a missing one
    public Cells(Grid grid, String value, String word, Scale scale) {
        this.grid = grid;
        this.value = value;
        this.word = word;
        this.scale = scale;
        this.extent = Extent.of(grid.means(), scale).orElse(new Extent(1, 1)).roomy(scale);
    }

    Grid grid() {
        return grid;
    }

    /// The axis of a bar with these colours.
    public BarAxis barAxis(String label) {
        return new BarAxis(label, scale, extent);
    }

    /// Where the colour of a cell is on the scale, from 0 to 1; NaN when it has no value.
    double part(int cell) {
        double mean = grid.means()[cell];
        return scale.shows(mean) ? scale.part(mean, extent.low(), extent.high()) : Double.NaN;
    }

    /// How many cells have rows, but nothing to show.
    public long missing() {
        return IntStream.range(0, grid.means().length).filter(this::isMissing).count();
    }

    /// What those cells do not have.
    String missingWord() {
        boolean hidden = IntStream.range(0, grid.means().length).anyMatch(cell -> isMissing(cell) && Double.isFinite(grid.means()[cell]));
        return (hidden ? "positive " : "") + word;
    }

    public boolean isMissing(int cell) {
        return grid.counts()[cell] > 0 && !scale.shows(grid.means()[cell]);
    }

    boolean isEmpty(int cell) {
        return grid.counts()[cell] == 0;
    }

    /// The first cell with the least or the greatest value.
    int extreme(boolean least) {
        int best = -1;
        for (int cell = 0; cell < grid.means().length; cell++) {
            double mean = grid.means()[cell];
            if (scale.shows(mean) && (best < 0 || (least ? mean < grid.means()[best] : mean > grid.means()[best]))) {
                best = cell;
            }
        }
        return best;
    }

    @Override
    public String hint(double atX, double atY, DoubleUnaryOperator placeX, DoubleUnaryOperator placeY) {
        int i = cell(grid.xEdges(), atX, placeX);
        int j = cell(grid.yEdges(), atY, placeY);
        int cell = i * grid.height() + j;
        if (i < 0 || j < 0 || isEmpty(cell)) {
            return null;
        }
        String place = "(" + text(grid.x(cell), grid.xs()) + ", " + text(grid.y(cell), grid.ys()) + "): ";
        double mean = grid.means()[cell];
        return place + (!Double.isFinite(mean) ? "no " + word : value + " = " + (isMissing(cell) ? NumberText.of(mean) : text(cell)));
    }

    /// The value of a cell.
    String text(int cell) {
        return NumberText.within(grid.means()[cell], extent.low(), extent.high());
    }

    private static int cell(double[] edges, double at, DoubleUnaryOperator place) {
        for (int i = 0; i + 1 < edges.length; i++) {
            double a = place.applyAsDouble(edges[i]);
            double b = place.applyAsDouble(edges[i + 1]);
            if (at >= Math.min(a, b) && at <= Math.max(a, b)) {
                return i;
            }
        }
        return -1;
    }

    static String text(double at, double[] all) {
        return NumberText.within(at, all[0], all[all.length - 1]);
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return "cells";
    }

    @Override
    public int getItemCount(int series) {
        return grid.means().length;
    }

    @Override
    public Number getX(int series, int item) {
        return grid.x(item);
    }

    @Override
    public Number getY(int series, int item) {
        return grid.y(item);
    }

    @Override
    public Number getZ(int series, int item) {
        return grid.means()[item];
    }

    @Override
    public double getZValue(int series, int item) {
        return grid.means()[item];
    }
}
