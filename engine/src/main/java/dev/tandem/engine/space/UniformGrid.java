package dev.tandem.engine.space;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Functions on a regular grid: one value per point, with coordinates and a volume element. Immutable.
///
/// Axis k has the points `start[k], start[k] + spacing[k], ...`; the volume element is the product of the spacings, so
/// that `volumeElement() * dot(x, y)` approximates the integral of the product.
public final class UniformGrid extends VectorSpace {
    private static final long serialVersionUID = 1L;

    private final double[] start;
    private final double[] spacing;

    private UniformGrid(double[] start, double[] spacing, boolean isComplex, long[] shape) {
        super(DataType.DOUBLE, isComplex, shape);
        this.start = start;
        this.spacing = spacing;
    }

    /// An axis of a grid.
    ///
    /// @param from the first point
    /// @param to the last point
    public record Axis(double from, double to, int points) {
        public Axis {
            if (points < 2 || !(to > from)) {
                throw new TandemException("an axis needs two points in growing order: from=" + from + ", to=" + to
                        + ", points=" + points);
            }
        }
    }

    /// Real functions on an interval.
    public static UniformGrid line(double from, double to, int points) {
        return real(new Axis(from, to, points));
    }

    /// Real functions on a grid.
    public static UniformGrid real(Axis... axes) {
        return of(false, axes);
    }

    /// Complex functions on a grid.
    public static UniformGrid complex(Axis... axes) {
        return of(true, axes);
    }

    private static UniformGrid of(boolean isComplex, Axis... axes) {
        long[] shape = new long[axes.length + (isComplex ? 1 : 0)];
        Arrays.setAll(shape, k -> k < axes.length ? axes[k].points() : 2);
        double[] start = Arrays.stream(axes).mapToDouble(Axis::from).toArray();
        double[] spacing = Arrays.stream(axes).mapToDouble(axis -> (axis.to() - axis.from()) / (axis.points() - 1)).toArray();
        return new UniformGrid(start, spacing, isComplex, shape);
    }

    /// The coordinates along one axis.
    public double[] axis(int axis) {
        double[] points = new double[Math.toIntExact(extents()[axis])];
        Arrays.setAll(points, i -> start[axis] + i * spacing[axis]);
        return points;
    }

    /// One coordinate of each point, as a real array over the whole grid.
    public INDArray coordinates(int axis) {
        long[] extents = extents();
        VectorSpace real = VectorSpace.real(extents);
        double[] along = axis(axis);
        long stride = Arrays.stream(extents, axis + 1, extents.length).reduce(1, Math::multiplyExact);
        double[] values = new double[Math.toIntExact(real.length())];
        Arrays.setAll(values, i -> along[(int) (i / stride % along.length)]);
        return Elements.array(real.type(), real.shape(), values);
    }

    public double[] spacing() {
        return spacing.clone();
    }

    /// The volume that belongs to one point.
    public double volumeElement() {
        return Arrays.stream(spacing).reduce(1, (a, b) -> a * b);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof UniformGrid grid && Arrays.equals(grid.start, start)
                && Arrays.equals(grid.spacing, spacing);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.hashCode(spacing);
    }

    @Override
    public String toString() {
        return "grid " + super.toString();
    }
}
