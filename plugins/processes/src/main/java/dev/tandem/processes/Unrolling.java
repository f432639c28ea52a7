package dev.tandem.processes;

import javafx.animation.AnimationTimer;
import javafx.scene.control.Control;

/// Lets a table grow row by row when it has its first ones: to make the cells of all at once takes longer than a pulse should,
/// and those that are made are used again. Used on the window's thread.
final class Unrolling extends AnimationTimer {
    private final Control table;
    private final double step;
    private double height;
    private boolean begun;

    /// @param step by how much it grows at each pulse
    Unrolling(Control table, double step) {
        this.table = table;
        this.step = step;
    }

    /// To be called before rows are added; does something the first time only.
    void begin() {
        if (!begun) {
            begun = true;
            height = 2 * step;
            table.setMaxHeight(height);
            start();
        }
    }

    @Override
    public void handle(long now) {
        height += step;
        boolean whole = table.getParent() == null || height >= table.getParent().getLayoutBounds().getHeight();
        table.setMaxHeight(whole ? Double.MAX_VALUE : height);
        if (whole) {
            stop();
        }
    }
}
