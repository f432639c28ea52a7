package dev.tandem.timeline;

import dev.tandem.charts.paint.Hinted;
import java.util.function.DoubleUnaryOperator;
import org.jfree.data.xy.AbstractXYDataset;

/// What a chart of lanes shows; it has one series of one item, since everything is drawn at once. Immutable.
final class LanesData extends AbstractXYDataset implements Hinted {
    private static final long serialVersionUID = 1L;
    /// How far beside a call, in points, the mouse may be.
    private static final double BESIDE = 3;

    private final transient TimelineExcerpt excerpt;

    LanesData(TimelineExcerpt excerpt) {
        this.excerpt = excerpt;
    }

    TimelineExcerpt excerpt() {
        return excerpt;
    }

    @Override
    public String hint(double atX, double atY, DoubleUnaryOperator placeX, DoubleUnaryOperator placeY) {
        double origin = placeX.applyAsDouble(0);
        double second = placeX.applyAsDouble(1) - origin;
        int row = (int) Math.round((atY - placeY.applyAsDouble(0)) / (placeY.applyAsDouble(1) - placeY.applyAsDouble(0)));
        if (row < 0 || row >= excerpt.rows().size()) {
            return null;
        }
        return hint(row, (atX - origin) / second + excerpt.zero(), BESIDE / second);
    }

    /// @param beside how far away it may be, in seconds
    private String hint(int row, double at, double beside) {
        for (TimelineExcerpt.Running each : excerpt.running()) {
            if (excerpt.rowOf()[each.lane()] == row && at >= each.begin() && at <= each.end() + beside) {
                return CallText.of(each, excerpt.rows().get(row).name());
            }
        }
        int found = call(row, at, beside);
        String name = excerpt.rows().get(row).name();
        for (WorkerLane.Life life : excerpt.rows().get(row).lives()) {
            if (life.wasLost() && Math.abs(life.end() - at) <= beside) {
                return name + ": the worker was lost" + (life.reason() == null ? "" : ", " + life.reason()) + " and another one took its place";
            }
            if (found < 0 && at >= life.begin() && (Double.isNaN(life.ready()) || at <= life.ready()) && !(at > life.end())) {
                return name + " starts" + (Double.isNaN(life.ready()) ? "" : ": " + CallText.time(life.ready() - life.begin()));
            }
        }
        return found < 0 ? null : CallText.of(excerpt, found);
    }

    /// The call that computes there, else the one that is nearest, or -1.
    private int call(int row, double at, double beside) {
        CallTable calls = excerpt.calls();
        int nearest = -1;
        double distance = beside;
        for (int i = 0; i < calls.size(); i++) {
            if (calls.ended(i) < at - beside || calls.made(i) > at + beside || excerpt.row(i) != row) {
                continue;
            }
            double from = calls.begun(i);
            double to = calls.encoded(i);
            double away = at < from ? from - at : Math.max(0, at - to);
            if (away == 0) {
                return i;
            }
            if (away <= distance) {
                nearest = i;
                distance = away;
            }
        }
        return nearest;
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<String> getSeriesKey(int series) {
        return "workers";
    }

    @Override
    public int getItemCount(int series) {
        return 1;
    }

    @Override
    public Number getX(int series, int item) {
        return excerpt.begin() - excerpt.zero();
    }

    @Override
    public Number getY(int series, int item) {
        return 0;
    }
}
