package dev.tandem.processes;

import java.util.Arrays;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// A small curve of what was, on a scale from nothing to a limit, which is a dashed line; above it where more was taken. Used on the window's
/// thread.
final class Sparkline extends Pane {
    static final double WIDTH = 44;
    private static final double HEIGHT = 16;
    /// How many values its width stands for.
    private static final int MOST = 240;

    private final Polyline curve = new Polyline();
    private final Line limit = new Line();

    Sparkline() {
        getStyleClass().add("sparkline");
        curve.getStyleClass().add("curve");
        limit.getStyleClass().add("limit");
        curve.setManaged(false);
        limit.setManaged(false);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        getChildren().addAll(limit, curve);
    }

    /// @param values oldest first; NaN where nothing is known
    /// @param most the limit, not more than 0 for none
    void show(double[] values, double most) {
        double greatest = Math.max(most, 0);
        for (double value : values) {
            greatest = Double.isNaN(value) ? greatest : Math.max(greatest, value);
        }
        Double[] points = new Double[2 * values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && greatest > 0) {
                points[count++] = WIDTH - (values.length - 1 - i) * WIDTH / (MOST - 1);
                points[count++] = place(values[i], greatest);
            }
        }
        curve.getPoints().setAll(Arrays.copyOf(points, count));
        limit.setVisible(most > 0);
        if (most > 0) {
            double y = place(most, greatest);
            limit.setStartX(0);
            limit.setEndX(WIDTH);
            limit.setStartY(y);
            limit.setEndY(y);
        }
    }

    private static double place(double value, double greatest) {
        return HEIGHT - 1.5 - (HEIGHT - 3) * value / greatest;
    }
}
