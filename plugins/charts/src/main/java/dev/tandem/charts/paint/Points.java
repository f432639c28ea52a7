package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jfree.data.Range;
import org.jfree.data.xy.AbstractXYDataset;
import org.jfree.data.xy.XYDomainInfo;
import org.jfree.data.xy.XYRangeInfo;

/// Points in their order; those without a place have NaN. Their bounds are looked for once, since there may be millions.
final class Points extends AbstractXYDataset implements XYDomainInfo, XYRangeInfo, Hinted {
    private static final long serialVersionUID = 1L;
    private static final double NEAR = 12;

    private final String name;
    private final double[] x;
    private final double[] y;
    private final Range xs;
    private final Range ys;

    Points(String name, double[] x, double[] y) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.xs = range(x, y);
        this.ys = range(y, x);
    }

    /// Of the points that have both coordinates.
    private static Range range(double[] values, double[] others) {
        return Extent.of(IntStream.range(0, values.length).mapToDouble(i -> Double.isNaN(others[i]) ? Double.NaN : values[i])
                .toArray(), Scale.LINEAR).map(each -> new Range(each.low(), each.high())).orElse(null);
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    boolean isShown(int i) {
        return !Double.isNaN(x[i]) && !Double.isNaN(y[i]);
    }

    @Override
    public String hint(double atX, double atY, DoubleUnaryOperator placeX, DoubleUnaryOperator placeY) {
        int best = -1;
        double least = NEAR * NEAR;
        for (int i = 0; i < x.length; i++) {
            double dx = placeX.applyAsDouble(x[i]) - atX;
            double distance = Math.abs(dx) > NEAR ? Double.NaN
                    : dx * dx + Math.pow(placeY.applyAsDouble(y[i]) - atY, 2);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best < 0 ? null : name + ": (" + NumberText.within(x[best], xs.getLowerBound(), xs.getUpperBound()) + ", "
                + NumberText.within(y[best], ys.getLowerBound(), ys.getUpperBound()) + ")";
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return name;
    }

    @Override
    public int getItemCount(int series) {
        return x.length;
    }

    @Override
    public Number getX(int series, int item) {
        return x[item];
    }

    @Override
    public Number getY(int series, int item) {
        return y[item];
    }

    @Override
    public double getXValue(int series, int item) {
        return x[item];
    }

    @Override
    public double getYValue(int series, int item) {
        return y[item];
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Range getDomainBounds(List visibleSeriesKeys, boolean includeInterval) {
        return xs;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Range getRangeBounds(List visibleSeriesKeys, Range xRange, boolean includeInterval) {
        return ys;
    }
}
