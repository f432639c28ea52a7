package dev.tandem.workbench.charts;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jfree.data.xy.AbstractXYZDataset;

/// The cells of a grid with what their colours stand for: means or the logarithms of them. Immutable.
final class Cells extends AbstractXYZDataset {
    private static final long serialVersionUID = 1L;

    private final transient Grid grid;
    private final double[] shown;

    Cells(Grid grid, boolean isLog) {
        this.grid = grid;
        this.shown = !isLog ? grid.means()
                : Arrays.stream(grid.means()).map(mean -> mean > 0 ? Math.log10(mean) : Double.NaN).toArray();
    }

    Grid grid() {
        return grid;
    }

    /// A scale from the least to the greatest value shown; equal ones get some room.
    Colours colours() {
        double low = Arrays.stream(shown).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(shown).filter(Double::isFinite).max().orElse(1);
        double room = high > low ? 0 : Math.max(Math.abs(low) * 0.01, 0.01);
        return new Colours(low - room, high + room);
    }

    /// How many cells have rows, but nothing to show.
    long missing() {
        return count(cell -> isMissing(cell));
    }

    private long count(IntPredicate condition) {
        return IntStream.range(0, shown.length).filter(condition).count();
    }

    boolean isMissing(int cell) {
        return grid.counts()[cell] > 0 && Double.isNaN(shown[cell]);
    }

    boolean isEmpty(int cell) {
        return grid.counts()[cell] == 0;
    }

    /// The first cell with the least or the greatest value.
    int extreme(boolean least) {
        int best = -1;
        for (int cell = 0; cell < shown.length; cell++) {
            boolean better = best < 0 || (least ? shown[cell] < shown[best] : shown[cell] > shown[best]);
            if (!Double.isNaN(shown[cell]) && better) {
                best = cell;
            }
        }
        return best;
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
        return shown.length;
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
        return shown[item];
    }

    @Override
    public double getZValue(int series, int item) {
        return shown[item];
    }
}
