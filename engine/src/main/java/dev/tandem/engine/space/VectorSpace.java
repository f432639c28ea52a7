package dev.tandem.engine.space;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The arrays of one shape and element type, as vectors over the real numbers. Immutable.
///
/// A complex vector has a trailing axis of length 2 for real and imaginary part; see [Complex]. The inner product is the
/// plain real one, Re<x,y>; other ones belong to the solvers.
public class VectorSpace implements Serializable {
    private static final long serialVersionUID = 1L;

    /// What is smaller may have lost digits, or all.
    private static final double LEAST_SQUARE = 1e-280;

    private final DataType type;
    private final long[] shape;
    private final boolean isComplex;

    VectorSpace(DataType type, boolean isComplex, long... shape) {
        if (type != DataType.DOUBLE && type != DataType.FLOAT) {
            throw new TandemException("a vector space needs floating point numbers: type=" + type);
        }
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(extent -> extent < 1)) {
            throw new TandemException("a vector space needs axes of at least 1: shape=" + Arrays.toString(shape));
        }
        this.type = type;
        this.isComplex = isComplex;
        this.shape = shape.clone();
    }

    /// Real arrays of this shape, in double precision.
    public static VectorSpace real(long... shape) {
        return new VectorSpace(DataType.DOUBLE, false, shape);
    }

    /// Complex arrays of this shape, in double precision: real arrays with one more axis, of length 2.
    public static VectorSpace complex(long... shape) {
        long[] pairs = Arrays.copyOf(shape, shape.length + 1);
        pairs[shape.length] = 2;
        return new VectorSpace(DataType.DOUBLE, true, pairs);
    }

    /// The same in another precision.
    public VectorSpace withType(DataType other) {
        return new VectorSpace(other, isComplex, shape);
    }

    public final DataType type() {
        return type;
    }

    /// The shape of its arrays, with the axis of real and imaginary part.
    public final long[] shape() {
        return shape.clone();
    }

    /// The shape without the axis of real and imaginary part.
    public final long[] extents() {
        return isComplex ? Arrays.copyOf(shape, shape.length - 1) : shape.clone();
    }

    public final boolean isComplex() {
        return isComplex;
    }

    /// The number of real numbers in a vector.
    public final long length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public final INDArray zeros() {
        return Elements.zeros(type, shape);
    }

    /// All ones; 1 + 0i where complex.
    public final INDArray ones() {
        double[] values = new double[Math.toIntExact(length())];
        for (int i = 0; i < values.length; i += isComplex ? 2 : 1) {
            values[i] = 1;
        }
        return Elements.array(type, shape, values);
    }

    /// Independent standard normal numbers, the same for the same seed.
    public final INDArray random(long seed) {
        Random random = new Random(seed);
        double[] values = new double[Math.toIntExact(length())];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Elements.array(type, shape, values);
    }

    /// A vector with these numbers in C order.
    public final INDArray vector(double... values) {
        if (values.length != length()) {
            throw new TandemException("wrong number of elements: given=" + values.length + ", space=" + this);
        }
        return Elements.array(type, shape, values);
    }

    /// The numbers of a vector in C order; the inverse of [#vector].
    public final double[] numbers(INDArray x) {
        require("vector", x);
        return Elements.of(x);
    }

    /// Whether an array has the shape and element type of this space.
    public final boolean contains(INDArray x) {
        return x != null && x.dataType() == type && Arrays.equals(x.shape(), shape);
    }

    /// Fails unless an array belongs to this space.
    ///
    /// @param what names the array in the error
    public final void require(String what, INDArray x) {
        if (contains(x)) {
            return;
        }
        if (x == null) {
            throw new TandemException(what + " is missing: space=" + this);
        }
        boolean fits = Arrays.equals(x.shape(), shape);
        throw new TandemException(what + " is not in the space: space=" + this + ", shape=" + Arrays.toString(x.shape())
                + ", dtype=" + x.dataType() + (fits ? "; castTo(DataType." + type + ") converts it" : ""));
    }

    /// The real inner product Re<x,y>, summed in double precision.
    public final double dot(INDArray x, INDArray y) {
        require("first factor", x);
        require("second factor", y);
        double[] a = Elements.of(x);
        double[] b = Elements.of(y);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// The norm that belongs to [#dot], also where squares of the elements are too large or too small for a number.
    public final double norm(INDArray x) {
        double square = dot(x, x);
        if (square > LEAST_SQUARE && square <= Double.MAX_VALUE) {
            return Math.sqrt(square);
        }
        double largest = maximumNorm(x);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double element : Elements.of(x)) {
            sum += element / largest * (element / largest);
        }
        return largest * Math.sqrt(sum);
    }

    /// The greatest absolute value of an element; NaN when one is.
    public final double maximumNorm(INDArray x) {
        double largest = 0;
        for (double element : numbers(x)) {
            largest = Math.max(largest, Math.abs(element));
        }
        return largest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorSpace space && space.getClass() == getClass() && space.type == type
                && space.isComplex == isComplex && Arrays.equals(space.shape, shape);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + type.name().hashCode();
    }

    @Override
    public String toString() {
        return (isComplex ? "complex" : "real") + Arrays.toString(extents()) + (type == DataType.DOUBLE ? "" : " " + type);
    }
}
